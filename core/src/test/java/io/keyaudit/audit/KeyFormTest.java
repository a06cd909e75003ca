package io.keyaudit.audit;

import static io.keyaudit.Evidence.Method.INTROSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys are sent, by their form. */
class KeyFormTest {
    private static final Providers PROVIDERS = Providers.of(
            provider(
                    "strict",
                    ProviderDescription.builder("Strict")
                            .keyForms(KeyForm.prefixed("apiKey", "secret key", "sk-", "[0-9a-f]{8}"))
                            .keyFormsComplete()),
            provider(
                    "general",
                    ProviderDescription.builder("General")
                            .keyForms(KeyForm.of("apiKey", "access key", "[A-Za-z0-9_-]{11}"))
                            .keyFormsComplete()),
            provider(
                    "open",
                    ProviderDescription.builder("Open")
                            .keyForms(
                                    KeyForm.prefixed("apiKey", "token", "op_", "[a-z]+|[0-9]+"),
                                    KeyForm.unsupported(
                                            "apiKey", "deploy token", "dep_[a-z]+", "deploy tokens cannot ask"))),
            provider("plain", ProviderDescription.builder("Plain")));

    private static PermissionProvider provider(String id, ProviderDescription.Builder description) {
        ProviderDescription described = description
                .credentials(CredentialField.secret("apiKey", "The key"))
                .defaultEndpoint(StubProvider.ENDPOINT)
                .build();
        return new PermissionProvider() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public ProviderDescription describe() {
                return described;
            }

            @Override
            public ProviderSession open(ProviderContext context) {
                return new ProviderSession() {
                    @Override
                    public KeySnapshot inspect(Credentials credentials) {
                        return KeySnapshot.builder(id, StubProvider.ENDPOINT)
                                .permissions(PermissionSet.of(List.of()))
                                .evidence(new Evidence(INTROSPECTED, List.of(), Instant.EPOCH, Map.of()))
                                .build();
                    }

                    @Override
                    public void close() {
                        // There is nothing to close.
                    }
                };
            }
        };
    }

    private static AuditTarget key(String provider, String value) {
        return AuditTarget.builder("k", provider)
                .credential("apiKey", Secret.of(value))
                .build();
    }

    private static KeyOutcome audited(AuditTarget target) {
        assertThat(target.problems(PROVIDERS)).isEmpty();
        return KeyAuditor.builder()
                .providers(PROVIDERS)
                .build()
                .audit(List.of(target))
                .get(0);
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "strict, sk-0123abcd",
        "general, Ab0_-Ab0_-A",
        "general, sk-0123abcd",
        "open, op_abc",
        "open, op_012",
        "open, something else",
        "open, Ab0_-Ab0_-A",
        "plain, Ab0_-Ab0_-A",
        "plain, something else"
    })
    void aKeyOfAPossibleFormIsSent(String provider, String value) {
        assertThat(audited(key(provider, value))).isInstanceOf(Inspected.class);
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "strict, AKIA0123456789, of this service's keys",
        "strict, Ab0_-Ab0_-A, of this service's keys",
        "strict, op_abc, Open: token",
        "general, op_abcdefghij, Open: token",
        "open, sk-0123abcd, Strict: secret key",
        "plain, op_012, Open: token"
    })
    void aKeyOfVisiblyWrongFormIsNotSent(String provider, String value, String reason) {
        assertThat(audited(key(provider, value))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failed.message()).contains("\"apiKey\"", reason).doesNotContain(value);
        });
    }

    @Test
    void onlyTheKeyOfWrongFormFails() {
        AuditTarget asked = AuditTarget.builder("asked", "strict")
                .credentials(() -> Credentials.of("apiKey", Secret.of("op_abc")))
                .build();

        assertThat(KeyAuditor.builder()
                        .providers(PROVIDERS)
                        .build()
                        .audit(List.of(key("strict", "sk-0123abcd"), asked, key("strict", "sk-4567abcd"))))
                .hasExactlyElementsOfTypes(Inspected.class, Failed.class, Inspected.class);
    }

    @Test
    void aKeyThatCannotBeAskedAboutIsNotSentAndSaysWhy() {
        AuditTarget deploy = key("open", "dep_abc");
        assertThat(deploy.problems(PROVIDERS)).isEmpty();
        assertThat(KeyAuditor.builder().providers(PROVIDERS).build().audit(List.of(deploy)))
                .containsExactly(new Failed(deploy, FailureKind.UNSUPPORTED, "deploy tokens cannot ask"));
    }
}
