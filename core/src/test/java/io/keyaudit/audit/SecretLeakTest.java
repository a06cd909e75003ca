package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.audit.StubProvider.Inspect;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretLeakTest {
    private static final String SECRET = "sk-0123456789abcdef";

    @Test
    void anOutcomeShowsNoSecret() {
        KeyOutcome outcome = outcomeOf((key, context) -> snapshot(context));
        assertThat(outcome).isInstanceOf(Inspected.class);
        assertThat(outcome.toString()).contains("Credentials{apiKey=***}").doesNotContain(SECRET);
    }

    @Test
    void anAnswerThatRepeatsTheSecretIsNotShown() {
        KeyOutcome outcome = outcomeOf((key, context) -> {
            KeySnapshot answer = snapshot(context);
            KeyAttributes none = KeyAttributes.unknown();
            return new KeySnapshot(
                    answer.provider(),
                    answer.endpoint(),
                    answer.permissions(),
                    answer.nativeScopes(),
                    answer.unrecognizedScopes(),
                    answer.state(),
                    KeyAttributes.unknown()
                            .withId(none.id())
                            .withLabel(Fact.known("my key is " + key))
                            .withHint(none.hint())
                            .withOwner(none.owner())
                            .withCreatedAt(none.createdAt())
                            .withLastUsedAt(none.lastUsedAt())
                            .withExpiresAt(none.expiresAt())
                            .withManagesKeys(none.managesKeys()),
                    answer.evidence());
        });
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.PROTOCOL));
        assertThat(outcome.toString()).doesNotContain(SECRET);
    }

    @Test
    void aSecretInAFailuresMessageIsReplaced() {
        KeyOutcome outcome = outcomeOf((key, context) -> {
            throw new ProviderException(FailureKind.REJECTED, "The service does not know " + key + ".");
        });
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.message()).isEqualTo("The service does not know ***."));
    }

    @Test
    void aSecretInAnExceptionsMessageIsLeftOut() {
        KeyOutcome outcome = outcomeOf((key, context) -> {
            throw new IllegalArgumentException("invalid header value: " + key);
        });
        assertThat(outcome.toString()).contains("IllegalArgumentException").doesNotContain(SECRET);
    }

    @Test
    void aSecretThatIsWipedMeanwhileDoesNotLeaveTheKeyWithoutAnOutcome() {
        AuditTarget target = target();
        StubProvider provider = new StubProvider((key, context) -> {
            ((KeyCredentials.Given) target.credentials())
                    .credentials()
                    .find("apiKey")
                    .ifPresent(Secret::wipe);
            throw new ProviderException(FailureKind.REJECTED, "The service does not know " + key + ".");
        });
        List<KeyOutcome> outcomes =
                KeyAuditor.builder().providers(provider).build().audit(List.of(target));
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL));
        assertThat(outcomes.toString()).doesNotContain(SECRET);
    }

    private static KeyOutcome outcomeOf(Inspect inspect) {
        return KeyAuditor.builder()
                .providers(new StubProvider(inspect))
                .build()
                .audit(List.of(target()))
                .get(0);
    }

    private static AuditTarget target() {
        return AuditTarget.builder("a", StubProvider.ID)
                .credential("apiKey", Secret.of(SECRET))
                .build();
    }
}
