package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocSpaceLimitTest {
    @Test
    void theCloudsLimitHoldsUnlessAnotherIsChosen() {
        OptionField limit = new DocSpaceProvider().describe().option("limit").orElseThrow();

        assertThat(limit.values()).containsExactly("cloud", "none");
        assertThat(limit.defaultValue()).contains("cloud");
        assertThat(limit(Map.of("limit", "cloud"))).isEqualTo(new RateLimit(1500, Duration.ofSeconds(60)));
    }

    @Test
    void aPortalOfOnesOwnNeedNotBeWaitedFor() {
        assertThat(limit(Map.of("limit", "none"))).isEqualTo(RateLimit.NONE);
    }

    private static RateLimit limit(Map<String, String> options) {
        return DocSpaceProvider.limit(ProviderContext.of(Endpoint.parse("https://portal.example.com"), options));
    }
}
