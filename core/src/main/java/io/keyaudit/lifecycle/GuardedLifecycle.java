package io.keyaudit.lifecycle;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import org.jspecify.annotations.Nullable;

/** A provider's way to change keys, called by an auditor's rules with the credentials of one target. */
record GuardedLifecycle(KeyLifecycle lifecycle, ClassLoader classes, AuditTarget caller, KeyAuditor auditor) {
    /** Work of a provider that sends nothing. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws ProviderException;
    }

    /** Opens the way. Sends nothing. */
    static GuardedLifecycle open(PermissionProvider provider, AuditTarget caller, KeyAuditor auditor)
            throws ProviderException {
        ClassLoader classes = provider.getClass().getClassLoader();
        KeyLifecycle lifecycle = with(classes, () -> provider.openLifecycle(auditor.context(caller)))
                .orElseThrow(() -> new ProviderException(
                        FailureKind.CONFIGURATION, caller.provider() + " cannot create or change keys"));
        return new GuardedLifecycle(lifecycle, classes, caller, auditor);
    }

    KeySnapshot preview(KeyDraft draft) throws ProviderException {
        return with(classes, () -> lifecycle.preview(draft));
    }

    CreatedKey create(KeyDraft draft) throws ProviderException {
        @Nullable CreatedKey created =
                auditor.<@Nullable CreatedKey>change(caller, credentials -> lifecycle.create(credentials, draft));
        if (created == null) {
            throw new UncertainOutcomeException(
                    FailureKind.INTERNAL,
                    "the provider gave no answer, so a key might have been created; list the account's keys");
        }
        return created;
    }

    void change(String id, KeyChange change) throws ProviderException {
        auditor.change(caller, credentials -> {
            lifecycle.change(credentials, id, change);
            return true;
        });
    }

    void revoke(String id) throws ProviderException {
        auditor.change(caller, credentials -> {
            lifecycle.revoke(credentials, id);
            return true;
        });
    }

    void close() {
        lifecycle.close();
    }

    /** Lets the thread's context class loader be the provider's meanwhile, as it is in an audit. */
    private static <T> T with(ClassLoader classes, Work<T> work) throws ProviderException {
        Thread thread = Thread.currentThread();
        @Nullable ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
