package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTargetTest {
    @Test
    void isBuiltFromItsParts() throws Exception {
        AuditTarget target = AuditTarget.builder("docs-bot", "portal")
                .endpoint("https://portal.example.com/")
                .credential("apiKey", Secret.of("sk-1"))
                .tag("b")
                .tag("a")
                .option("nonce", "gentle")
                .build();
        assertThat(target.name()).isEqualTo("docs-bot");
        assertThat(target.provider()).isEqualTo("portal");
        assertThat(target.endpoint()).contains(Endpoint.parse("https://portal.example.com"));
        assertThat(target.credentials().get().get("apiKey")).isEqualTo(Secret.of("sk-1"));
        assertThat(target.tags()).containsExactly("a", "b");
        assertThat(target.options()).isEqualTo(Map.of("nonce", "gentle"));
    }

    @Test
    void hasNoEndpointUnlessGiven() {
        assertThat(AuditTarget.builder("a", "portal").build().endpoint()).isEmpty();
    }

    @Test
    void showsNoSecret() {
        assertThat(AuditTarget.builder("a", "portal")
                        .credential("apiKey", Secret.of("sk-1"))
                        .build()
                        .toString())
                .contains("apiKey=***")
                .doesNotContain("sk-1");
    }

    @Test
    void refusesAnEndpointThatCredentialsMustNotBeSentTo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditTarget.builder("a", "portal").endpoint("http://portal.example.com"));
    }

    @Test
    void needsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditTarget.builder(" ", "portal").build())
                .withMessage("a key needs a name");
    }

    @Test
    void givesTagsAndOptionsInTheSameOrderInEveryRun() {
        AuditTarget.Builder builder = AuditTarget.builder("a", "portal");
        for (String name : List.of("e", "c", "a", "d", "b")) {
            builder.tag(name).option(name, "1");
        }
        assertThat(builder.build().tags()).containsExactly("a", "b", "c", "d", "e");
        assertThat(builder.build().options().keySet()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void doesNotChange() {
        AuditTarget.Builder builder =
                AuditTarget.builder("a", "portal").tag("a").option("nonce", "gentle");
        AuditTarget target = builder.build();
        builder.tag("b").option("mode", "fast");
        assertThat(target.tags()).containsExactly("a");
        assertThat(target.options()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> target.tags().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> target.options().clear());
    }
}
