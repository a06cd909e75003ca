package io.keyaudit.cli;

import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.time.Instant;

/** Creates a key, and never loses track of it, whatever happens meanwhile. */
final class KeyMaker {
    private final Account account;
    private final Terminal terminal;

    KeyMaker(Account account, Terminal terminal) {
        this.account = account;
        this.terminal = terminal;
    }

    /**
     * The new key, whose secret is where it was to go.
     *
     * @throws ProviderException if there is none, or none that is known
     * @throws UnfinishedException if there is one, and its secret could not be written
     */
    CreatedKey create(KeyDraft draft, SecretSink sink) throws ProviderException, UnfinishedException {
        CreatedKey created;
        try {
            note(
                    sink,
                    "key \"" + VisibleText.of(draft.name()) + "\" was being created at "
                            + account.caller()
                                    .endpoint()
                                    .map(Object::toString)
                                    .orElse(account.caller().provider()) + " at "
                            + Instant.now()
                            + ". If nothing more is heard of it, the key may exist and its secret is lost: list the account's keys, "
                            + "and revoke a new one of that name.");
            created = account.changing().create(account.credentials(), draft);
        } catch (UncertainOutcomeException uncertain) {
            // The note stays: it says what to look for.
            throw uncertain;
        } catch (ProviderException failed) {
            discard(sink);
            throw failed;
        } catch (IOException unwritable) {
            discard(sink);
            throw new RefusedException("the secret could not be written, so no key was created");
        }
        try {
            sink.write(created.secret());
        } catch (IOException unwritten) {
            throw lost(created.snapshot());
        }
        return created;
    }

    private void note(SecretSink sink, String what) throws IOException {
        if (!sink.note(what)) {
            terminal.err().println("keyaudit: " + what);
        }
    }

    private UnfinishedException lost(KeySnapshot created) {
        String id = created.attributes().id().toOptional().orElse("unknown");
        return new UnfinishedException("the key was created, with id " + id
                + ", but its secret could not be written and is lost; revoke it: keyaudit keys revoke "
                + created.provider() + " ... --id " + id);
    }

    private void discard(SecretSink sink) {
        try {
            sink.discard();
        } catch (IOException left) {
            terminal.err().println("keyaudit: the secret's file could not be deleted; it holds no secret");
        }
    }
}
