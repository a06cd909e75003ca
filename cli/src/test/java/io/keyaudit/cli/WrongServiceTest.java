package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys given to a service that they do not belong to, as far as their form shows it. */
@SuppressWarnings("NullAway.Init")
class WrongServiceTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private CountingServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CountingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private KeyOutcome audited(String provider, String key) {
        AuditTarget.Builder target = AuditTarget.builder("key", provider)
                .endpoint(server.endpoint().toString())
                .credential("apiKey", Secret.of(key));
        if (provider.equals("bitfinex")) {
            target.credential("apiSecret", Secret.of("s".repeat(43)));
        }
        return KeyAuditor.create().audit(List.of(target.build())).get(0);
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "docspace, AKIAIOSFODNN7EXAMPLE, sk- and 64 hex digits",
        "docspace, ghp_0123456789abcdefghijABCDEFGHIJ012345, classic personal access token",
        "bitfinex, sk-" + HEX + ", ONLYOFFICE DocSpace: DocSpace API key",
        "bitfinex, xoxb-012345-abcdef, Slack (bot and user tokens): bot token",
        "bitfinex, too-short, 43 characters",
        "sendgrid, sk-" + HEX + ", ONLYOFFICE DocSpace: DocSpace API key"
    })
    void aKeyOfAnotherServiceIsNotSent(String provider, String key, String reason) {
        assertThat(audited(provider, key)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failed.message()).contains(reason).doesNotContain(key);
        });
        assertThat(server.requests()).isZero();
    }

    @Test
    void aKeyOfAnUnusualFormIsSent() {
        assertThat(audited("sendgrid", "an-older-key")).isInstanceOf(Failed.class);
        assertThat(server.requests()).isPositive();
    }
}
