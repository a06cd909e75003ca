package io.keyaudit.testkit;

import io.keyaudit.Credentials;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Providers that tell what they must not, or tell too much. */
final class BrokenSecrets {
    private BrokenSecrets() {}

    private static String token(Credentials credentials) {
        return credentials.get("token").reveal();
    }

    public static final class TellsInItsMessage extends SoundProvider {
        @Override
        String message(Answer answer, Credentials credentials) {
            return "the service refused " + token(credentials);
        }
    }

    public static final class TellsInACause extends SoundProvider {
        @Override
        ProviderException broken(Credentials credentials) {
            ProviderException failure = new ProviderException(FailureKind.UNAVAILABLE, "the connection broke");
            failure.initCause(new IllegalStateException("Authorization: Bearer " + token(credentials)));
            return failure;
        }
    }

    public static final class TellsInItsLog extends SoundProvider {
        @Override
        String path(String path, Credentials credentials) {
            System.getLogger("tells").log(Level.DEBUG, "asking with " + token(credentials));
            return path;
        }
    }

    public static final class TellsOnTheScreen extends SoundProvider {
        @Override
        KeyAttributes attributes(Credentials credentials) {
            System.err.println("asked with " + token(credentials));
            return super.attributes(credentials);
        }
    }

    public static final class TellsInItsTextForm extends SoundProvider {
        @Override
        public ProviderSession open(ProviderContext context) {
            return new SoundSession(this, context) {
                private volatile @Nullable String last;

                @Override
                public KeySnapshot inspect(Credentials credentials) throws ProviderException {
                    last = token(credentials);
                    return super.inspect(credentials);
                }

                @Override
                public String toString() {
                    return "session of " + last;
                }
            };
        }
    }

    public static final class TellsInTheSnapshot extends SoundProvider {
        @Override
        KeyAttributes attributes(Credentials credentials) {
            KeyAttributes none = KeyAttributes.unknown();
            return KeyAttributes.unknown()
                    .withId(none.id())
                    .withLabel(Fact.known("the key " + token(credentials)))
                    .withHint(none.hint())
                    .withOwner(none.owner())
                    .withCreatedAt(none.createdAt())
                    .withLastUsedAt(none.lastUsedAt())
                    .withExpiresAt(none.expiresAt())
                    .withManagesKeys(none.managesKeys());
        }
    }

    public static final class TellsInTheAddress extends SoundProvider {
        @Override
        String path(String path, Credentials credentials) {
            return path + "?token=" + token(credentials);
        }
    }

    public static final class QuotesTheAnswer extends SoundProvider {
        @Override
        String message(Answer answer, Credentials credentials) {
            return credentials.redact("the service said " + text(answer));
        }
    }

    public static final class LetsExceptionsThrough extends SoundProvider {
        @Override
        ProviderException broken(Credentials credentials) {
            throw new IllegalStateException("the connection broke");
        }
    }

    public static final class TellsInUpperCase extends SoundProvider {
        @Override
        String message(Answer answer, Credentials credentials) {
            String shouted = credentials.get("token").reveal().toUpperCase(Locale.ROOT);
            return super.message(answer, credentials) + (text(answer).contains(shouted) ? ": " + shouted : "");
        }
    }
}
