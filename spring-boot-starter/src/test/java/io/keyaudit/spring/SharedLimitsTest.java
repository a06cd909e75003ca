package io.keyaudit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.redis.RedisLimits;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.RateLimiters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SharedLimitsTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KeyauditAutoConfiguration.class));

    @Test
    void withoutTheProperties() {
        application.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(KeyAuditor.class)
                .doesNotHaveBean(RateLimiters.class)
                .doesNotHaveBean(RedisLimits.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keyaudit.limits.address=redis://127.0.0.1:1 | address and salt are needed",
                "keyaudit.limits.address=redis://127.0.0.1:1 keyaudit.limits.salt=pepper keyaudit.limits.user=one | user needs password",
                "keyaudit.limits.address=http://127.0.0.1:1 keyaudit.limits.salt=pepper | rediss://host:6379",
                "keyaudit.limits.address=redis://127.0.0.1:1 keyaudit.limits.salt=pepper | no connection to 127.0.0.1:1"
            })
    void whatCannotBeUsedEndsTheStart(String properties, String message) {
        application
                .withPropertyValues(properties.split(" "))
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidKeyPropertiesException.class)
                        .hasMessageContaining(message)
                        .hasMessageNotContaining("pepper"));
    }

    @Test
    void theyAreNeverLeftOutSilently() {
        application
                .withClassLoader(new FilteredClassLoader(RedisLimits.class))
                .withPropertyValues("keyaudit.limits.address=redis://127.0.0.1:1", "keyaudit.limits.salt=pepper")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("keyaudit-redis-limits is not on the class path"));
    }

    @Test
    void beansOfTheApplicationComeFirst() {
        RateLimiters own = RateLimiters.inThisJvm();
        application
                .withBean(RateLimiters.class, () -> own)
                .withBean(Nonces.class, Nonces::create)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(RateLimiters.class)).isSameAs(own);
                });
    }

    @Test
    void noSecretIsShown() {
        KeyauditProperties.Limits limits = new KeyauditProperties.Limits("redis://host", "pepper", "me", "hunter2");
        assertThat(List.of(limits).toString()).doesNotContain("pepper", "hunter2");
    }
}
