package io.keyaudit.cli;

import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.lifecycle.SecretLostException;
import io.keyaudit.lifecycle.SecretReceiver;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Writes a new key's secret where the options say, with a note there beforehand.
 *
 * @param caller the key that asks for the new one
 * @param written is given the new key once its secret is written
 */
record SinkReceiver(SecretSink sink, AuditTarget caller, Terminal terminal, Consumer<KeySnapshot> written)
        implements SecretReceiver {
    @Override
    public void prepare(KeyDraft draft) throws IOException {
        String note = "key \"" + VisibleText.of(draft.name()) + "\" was being created at "
                + caller.endpoint().map(Object::toString).orElse(caller.provider()) + " at "
                + Instant.now()
                + ". If nothing more is heard of it, the key might exist and its secret is lost: list the account's keys, "
                + "and revoke a new one of that name.";
        if (!sink.note(note)) {
            terminal.err().println("keyaudit: " + note);
        }
    }

    @Override
    public void accept(CreatedKey created) throws IOException {
        sink.write(created.secret());
        written.accept(created.snapshot());
    }

    @Override
    public void discard() {
        try {
            sink.discard();
        } catch (IOException left) {
            terminal.err().println("keyaudit: the secret's file could not be deleted; it holds no secret");
        }
    }

    /** Returns what to do about a key whose secret could not be written. */
    static UnfinishedException unfinished(SecretLostException lost) {
        KeySnapshot created = lost.created();
        String id = created.attributes().id().toOptional().orElse("unknown");
        return new UnfinishedException("the key was created, with id " + id
                + ", but its secret could not be written and is lost; revoke it: keyaudit keys revoke "
                + created.provider() + " ... --id " + id);
    }
}
