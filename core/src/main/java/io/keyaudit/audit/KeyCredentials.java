package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UnreadableSecretException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What a key is presented with, or where to get it. Immutable, but for the source; shows no secret. */
public sealed interface KeyCredentials {
    /**
     * Returns the credentials, which are asked for if they are not given.
     *
     * @throws ProviderException if their source has none; its message names the class of what the source threw, and
     *     nothing else of it but the message of an {@link UnreadableSecretException}
     * @throws InterruptedException if interrupted meanwhile
     */
    Credentials get() throws ProviderException, InterruptedException;

    /** Credentials that are given beforehand; none at all for a key that another one lists. */
    record Given(Credentials credentials) implements KeyCredentials {
        @Override
        public Credentials get() {
            return credentials;
        }
    }

    /** Credentials that are asked for when they are needed. */
    record From(CredentialSource source) implements KeyCredentials {
        // A source is foreign code: nothing that it throws ends more than its own key's inspection, and nothing of it
        // is shown but its class, unless it is the exception whose message is meant to be shown.
        @SuppressWarnings("CatchThrowable")
        @Override
        public Credentials get() throws ProviderException, InterruptedException {
            @Nullable Credentials answer;
            try {
                answer = source.get();
            } catch (InterruptedException interrupted) {
                throw interrupted;
            } catch (UnreadableSecretException unreadable) {
                throw new ProviderException(unreadable.kind(), "credentials: " + unreadable.getMessage());
            } catch (Throwable failure) {
                boolean outOfReach = failure instanceof IOException || failure instanceof UncheckedIOException;
                throw new ProviderException(
                        outOfReach ? FailureKind.UNAVAILABLE : FailureKind.CONFIGURATION,
                        "credentials: their source failed: "
                                + failure.getClass().getName());
            }
            if (answer == null) {
                throw new ProviderException(FailureKind.CONFIGURATION, "credentials: their source gave none");
            }
            return answer;
        }

        /** Shows nothing of the source, which is foreign code and might hold secrets. */
        @Override
        public String toString() {
            return "asked for when needed";
        }
    }
}
