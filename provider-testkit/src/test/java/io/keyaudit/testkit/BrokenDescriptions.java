package io.keyaudit.testkit;

import io.keyaudit.Sensitivity;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeTable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that do not say what they are, or are not to be found. */
final class BrokenDescriptions {
    private BrokenDescriptions() {}

    public static final class ShoutsItsId extends SoundProvider {
        @Override
        public String id() {
            return "SOUND";
        }
    }

    public static final class HasNoName extends SoundProvider {
        @Override
        String displayName() {
            return " ";
        }
    }

    public static final class ChangesItsName extends SoundProvider {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        String displayName() {
            return "Sound " + asked.incrementAndGet();
        }
    }

    public static final class DoesNotExplainItsCredential extends SoundProvider {
        @Override
        CredentialField credential() {
            return CredentialField.secret("token", "");
        }
    }

    public static final class HasNoSecret extends SoundProvider {
        @Override
        CredentialField credential() {
            return CredentialField.identifier("token", "The token");
        }
    }

    public static final class CallsItsCredentialOtherwise extends SoundProvider {
        @Override
        CredentialField credential() {
            return CredentialField.secret("key", "The key");
        }
    }

    public static final class DoesNotExplainAResource extends SoundProvider {
        @Override
        ScopeTable table() {
            AccessInfo fine = AccessInfo.of("Read it", Sensitivity.LOW);
            return ScopeTable.builder()
                    .resource("files", fine, fine)
                    .resource("rooms", fine, AccessInfo.of("", Sensitivity.LOW))
                    .build();
        }
    }

    /** Describes an option, in words of its own. */
    abstract static class WithOption extends SoundProvider {
        abstract String explanation();

        @Override
        public ProviderDescription describe() {
            ProviderDescription own = super.describe();
            return ProviderDescription.builder(own.displayName())
                    .credentials(own.credentials().toArray(CredentialField[]::new))
                    .options(OptionField.choice("mode", explanation(), List.of("plain", "fast"), "plain"))
                    .scopes(own.scopes())
                    .callsPerInspection(own.callsPerInspection())
                    .rateLimit(own.rateLimit())
                    .build();
        }
    }

    public static final class DoesNotExplainAnOption extends WithOption {
        @Override
        String explanation() {
            return "";
        }
    }

    public static final class RefusesItsOwnOption extends WithOption {
        @Override
        String explanation() {
            return "How it asks";
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            if (context.option("mode").equals("fast")) {
                throw new IllegalArgumentException("not now");
            }
            return super.open(context);
        }
    }

    public static final class ClaimsAnAbility extends SoundProvider {
        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.INVENTORY);
        }
    }

    static final class IsNotPublic extends SoundProvider {}

    public static final class IsInNoServiceFile extends SoundProvider {}
}
