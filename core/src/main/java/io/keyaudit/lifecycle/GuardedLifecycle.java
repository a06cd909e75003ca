package io.keyaudit.lifecycle;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider's way to change keys, called with the credentials of one target. Nothing that it says in a failure repeats
 * them.
 */
record GuardedLifecycle(KeyLifecycle lifecycle, AuditTarget caller, Providers providers) {
    /** A request to the service, with the caller's credentials. */
    @FunctionalInterface
    private interface Request<T extends @Nullable Object> {
        T send(Credentials credentials) throws ProviderException;
    }

    KeySnapshot preview(KeyDraft draft) throws ProviderException {
        return lifecycle.preview(draft);
    }

    CreatedKey create(KeyDraft draft) throws ProviderException {
        @Nullable CreatedKey created = GuardedLifecycle.<@Nullable CreatedKey>send(
                credentials(), credentials -> lifecycle.create(credentials, draft));
        if (created == null) {
            throw new UncertainOutcomeException(
                    FailureKind.INTERNAL,
                    "the provider gave no answer, so a key might have been created; list the account's keys");
        }
        return created;
    }

    void change(String id, KeyChange change) throws ProviderException {
        send(credentials(), credentials -> {
            lifecycle.change(credentials, id, change);
            return true;
        });
    }

    void revoke(String id) throws ProviderException {
        send(credentials(), credentials -> {
            lifecycle.revoke(credentials, id);
            return true;
        });
    }

    private static <T extends @Nullable Object> T send(Credentials credentials, Request<T> request)
            throws ProviderException {
        try {
            return request.send(credentials);
        } catch (UncertainOutcomeException uncertain) {
            throw new UncertainOutcomeException(uncertain.kind(), redacted(uncertain, credentials));
        } catch (ProviderException failed) {
            throw new ProviderException(failed.kind(), redacted(failed, credentials));
        } catch (RuntimeException unexpected) {
            // Its class only: the message of a provider's exception might hold anything.
            throw new UncertainOutcomeException(
                    FailureKind.INTERNAL,
                    "the provider failed unexpectedly, so it is unknown whether the change was made; list the account's "
                            + "keys: " + unexpected.getClass().getName());
        }
    }

    private static String redacted(ProviderException failure, Credentials credentials) {
        return credentials.redact(String.valueOf(failure.getMessage()));
    }

    private Credentials credentials() throws ProviderException {
        try {
            Credentials credentials = caller.credentials().get();
            refuse(target(caller, caller.name(), credentials).problems(providers));
            return credentials;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProviderException.cancelled();
        }
    }

    /** Throws if there are problems. */
    static void refuse(List<TargetProblem> problems) throws ProviderException {
        if (!problems.isEmpty()) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    problems.stream()
                            .map(problem -> problem.area() + ": " + problem.message())
                            .collect(Collectors.joining("; ")));
        }
    }

    /** Returns another key of the same service. */
    static AuditTarget target(AuditTarget like, String name, Credentials credentials) {
        AuditTarget.Builder target = AuditTarget.builder(name, like.provider());
        like.endpoint().ifPresent(target::endpoint);
        like.options().forEach(target::option);
        credentials.names().forEach(field -> target.credential(field, credentials.get(field)));
        return target.build();
    }
}
