package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which keys are not sent, by their form. */
class KeyFormTest {
    private static final Providers PROVIDERS = Providers.of(provider(
            "open",
            ProviderDescription.builder("Open")
                    .keyForms(
                            KeyForm.of("apiKey", "token", "op_[a-z]+"),
                            KeyForm.unsupported("apiKey", "deploy token", "dep_[a-z]+", "deploy tokens cannot ask"))));

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
                        throw new UnsupportedOperationException("nothing is sent in these tests");
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

    @Test
    void aKeyThatCannotBeAskedAboutIsNotSentAndSaysWhy() {
        AuditTarget deploy = key("open", "dep_abc");
        assertThat(deploy.problems(PROVIDERS)).isEmpty();
        assertThat(KeyAuditor.builder().providers(PROVIDERS).build().audit(List.of(deploy)))
                .containsExactly(new Failed(deploy, FailureKind.UNSUPPORTED, "deploy tokens cannot ask"));
    }
}
