package io.keyaudit.lifecycle;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import java.io.IOException;

/** Creates a key so that its secret is stored, or somebody learns that it is lost. */
record KeyCreation(GuardedLifecycle lifecycle, SecretReceiver receiver) {
    CreatedKey create(KeyDraft draft) throws ProviderException, SecretLostException {
        prepare(draft);
        CreatedKey created;
        try {
            created = lifecycle.create(draft);
        } catch (UncertainOutcomeException uncertain) {
            // What was prepared stays: it helps to find the key, if there is one.
            throw uncertain;
        } catch (ProviderException failed) {
            receiver.discard();
            throw failed;
        }
        handOver(created);
        return created;
    }

    private void prepare(KeyDraft draft) throws ProviderException {
        try {
            receiver.prepare(draft);
        } catch (IOException unwritable) {
            receiver.discard();
            throw new ProviderException(
                    FailureKind.CONFIGURATION, "the secret could not be written, so no key was created");
        }
    }

    private void handOver(CreatedKey created) throws SecretLostException {
        try {
            receiver.accept(created);
        } catch (IOException | RuntimeException unwritten) {
            throw new SecretLostException(created.snapshot());
        }
    }
}
