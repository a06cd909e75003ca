package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Asks a source for credentials. */
final class AskedCredentials {
    private AskedCredentials() {}

    // A source is foreign code: nothing that it throws may end more than its own key's inspection, and nothing of it
    // may
    // be shown but its class.
    @SuppressWarnings("CatchThrowable")
    static Credentials from(CredentialSource source) throws ProviderException, InterruptedException {
        @Nullable Credentials answer;
        try {
            answer = source.get();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Throwable failure) {
            boolean outOfReach = failure instanceof IOException || failure instanceof UncheckedIOException;
            throw new ProviderException(
                    outOfReach ? FailureKind.UNAVAILABLE : FailureKind.CONFIGURATION,
                    "credentials: their source failed: " + failure.getClass().getName());
        }
        if (answer == null) {
            throw new ProviderException(FailureKind.CONFIGURATION, "credentials: their source gave none");
        }
        return answer;
    }
}
