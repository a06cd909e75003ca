package io.keyaudit.lifecycle;

import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.ScopeReduction;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An account whose keys are managed with one of them. Keys are read by an auditor, with its deadline for each key, and
 * each answer is held against the provider's contract. Requests that change keys have the same deadline, network, rate
 * limits and checks of credentials; they are never repeated once they might have reached the service. Thread-safe; calls
 * block, and stop soon when their thread is interrupted.
 *
 * <p>Any method that asks the service throws an {@link io.keyaudit.spi.UncertainOutcomeException} if it is unknown
 * whether a change was made, and any other {@link ProviderException} if none was made.
 */
public final class KeyAccount implements AutoCloseable {
    /** How many characters of an identifier the names of listed keys show. */
    private static final int SHORT_ID = 8;

    private final KeyAuditor auditor;
    private final AuditTarget caller;
    private final GuardedLifecycle lifecycle;
    private final Clock clock;

    private KeyAccount(KeyAuditor auditor, AuditTarget caller, GuardedLifecycle lifecycle, Clock clock) {
        this.auditor = auditor;
        this.caller = caller;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /**
     * Opens an account. Sends nothing.
     *
     * @param auditor reads keys
     * @param caller the key that manages the others
     * @throws ProviderException of kind {@link FailureKind#CONFIGURATION} if something is wrong with the target, or its
     *     provider cannot change keys
     */
    public static KeyAccount open(KeyAuditor auditor, AuditTarget caller) throws ProviderException {
        refuse(caller.problems(auditor.providers()));
        PermissionProvider provider =
                auditor.providers().find(caller.provider()).orElseThrow();
        GuardedLifecycle lifecycle = GuardedLifecycle.open(provider, caller, auditor);
        return new KeyAccount(
                auditor, caller, lifecycle, auditor.context(caller).clock());
    }

    private static void refuse(List<TargetProblem> problems) throws ProviderException {
        if (!problems.isEmpty()) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    problems.stream()
                            .map(problem -> problem.area() + ": " + problem.message())
                            .collect(Collectors.joining("; ")));
        }
    }

    /** Returns the key that manages the others. */
    public AuditTarget caller() {
        return caller;
    }

    /**
     * Returns what a key made from this draft would be. Sends nothing.
     *
     * @throws ProviderException if the service takes no such draft
     */
    public KeySnapshot preview(KeyDraft draft) throws ProviderException {
        return lifecycle.preview(draft);
    }

    /** Judges a draft by a policy. Reads the caller, whose owner the new key would have; changes nothing. */
    public DraftJudgement judge(KeyDraft draft, PolicyGuard guard) throws ProviderException {
        KeySnapshot preview = preview(draft);
        Fact<KeyOwner> owner = read(caller).snapshot().attributes().owner();
        AuditTarget.Builder target = AuditTarget.builder(draft.name(), caller.provider());
        caller.endpoint().ifPresent(target::endpoint);
        guard.tags().forEach(target::tag);
        KeySnapshot planned = preview.toBuilder()
                .attributes(preview.attributes().withOwner(owner))
                .build();
        return guard.judge(new KeyOutcome.Inspected(target.build(), planned), auditor.providers(), clock);
    }

    /**
     * Creates a key and hands over its secret.
     *
     * @return what the service made of the draft
     * @throws SecretLostException if the key was created and its secret not stored
     */
    public KeySnapshot create(KeyDraft draft, SecretReceiver receiver) throws ProviderException, SecretLostException {
        return new KeyCreation(lifecycle, receiver).create(draft).snapshot();
    }

    /**
     * Creates a key and hands over its secret, if the key complies with a policy.
     *
     * @return what the service made of the draft
     * @throws PolicyBreachException if the key would break the policy or might; it was not created
     * @throws SecretLostException if the key was created and its secret not stored
     */
    public KeySnapshot create(KeyDraft draft, PolicyGuard guard, SecretReceiver receiver)
            throws ProviderException, PolicyBreachException, SecretLostException {
        DraftJudgement judgement = judge(draft, guard);
        if (!judgement.isAllowed()) {
            throw new PolicyBreachException(judgement);
        }
        return create(draft, receiver);
    }

    /**
     * Reads a key that is to be replaced. Changes nothing.
     *
     * @param id the service's identifier of the key
     * @return nothing if the caller's inventory has no such key
     * @throws ProviderException of kind {@link FailureKind#CONFIGURATION} if the key is not known to belong to the
     *     caller's owner, whose key the successor would be
     */
    public Optional<RotationPlan> planRotation(String id) throws ProviderException {
        List<KeyOutcome.Inspected> keys = keys();
        Optional<KeySnapshot> old = keys.stream()
                .map(KeyOutcome.Inspected::snapshot)
                .filter(key -> id(key).equals(Optional.of(id)))
                .findFirst();
        if (old.isPresent()) {
            Optional<String> asking = owner(keys.get(0).snapshot().attributes());
            if (asking.isEmpty() || !asking.equals(owner(old.get().attributes()))) {
                throw new ProviderException(
                        FailureKind.CONFIGURATION,
                        "the key to replace is not known to belong to the owner of the key that asks, and "
                                + "the new one would; rotate it with a key of its own owner");
            }
        }
        return old.map(key -> new RotationPlan(id, key));
    }

    /**
     * Replaces a key: creates the successor, hands over its secret, reads what it can do, and switches the old key off
     * only if the successor works and can do the same. The old key is not deleted.
     *
     * @param draft of the successor, usually {@link RotationPlan#draft}
     * @throws ProviderException if there is no successor, or none that is known; the old key is as before
     * @throws SecretLostException if the successor's secret was not stored; the old key is as before
     */
    public Rotation rotate(RotationPlan plan, KeyDraft draft, SecretReceiver receiver)
            throws ProviderException, SecretLostException {
        CreatedKey created = new KeyCreation(lifecycle, receiver).create(draft);
        KeySnapshot successor = created.snapshot();
        KeySnapshot read;
        try {
            read = read(successor(created, draft.name())).snapshot();
        } catch (ProviderException failed) {
            return new Rotation.Unverified(successor, failed.kind(), String.valueOf(failed.getMessage()));
        }
        if (id(read).isEmpty() || !id(read).equals(id(successor)) || id(read).equals(Optional.of(plan.id()))) {
            return new Rotation.Unverified(
                    successor, FailureKind.PROTOCOL, "the answer is not known to be about the key that was created");
        }
        if (read.state() != KeyState.ACTIVE
                || !read.permissions().equals(plan.old().permissions())) {
            return new Rotation.Different(successor, read);
        }
        if (plan.switchesOff()) {
            try {
                change(plan.id(), KeyChange.activate(false));
            } catch (ProviderException failed) {
                return new Rotation.OldKeyLeft(successor, failed.kind(), String.valueOf(failed.getMessage()));
            }
        }
        return new Rotation.Completed(successor, plan.switchesOff());
    }

    /**
     * Finds what keys have to give up under the {@code allowOnly} rules of a policy. Changes nothing; to apply a
     * proposal, {@link #change} the key's scopes.
     *
     * @return each key of the caller's inventory, named as in an audit; the caller last, since with fewer scopes it
     *     might not be able to change the others
     */
    public List<KeyReduction> reductions(Policy policy) throws ProviderException {
        List<KeyOutcome.Inspected> keys = new ArrayList<>(keys());
        Collections.rotate(keys, -1);
        ScopeReduction reduction = ScopeReduction.to(policy, auditor.providers(), clock);
        return keys.stream()
                .map(key -> new KeyReduction(key, reduction.propose(key)))
                .toList();
    }

    /**
     * Returns the whole identifier of a key. A text as short as what names of listed keys end with is looked up in the
     * caller's inventory; any other is taken for whole.
     *
     * @throws ProviderException of kind {@link FailureKind#CONFIGURATION} if several keys, or none, have an identifier
     *     that begins so; or if the keys cannot be listed
     */
    public String wholeId(String id) throws ProviderException {
        if (id.length() != SHORT_ID) {
            return id;
        }
        List<String> found = keys().stream()
                .flatMap(key -> id(key.snapshot()).stream())
                .filter(whole -> whole.startsWith(id))
                .distinct()
                .toList();
        if (found.size() != 1) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    (found.isEmpty() ? "no key has" : found.size() + " keys have")
                            + " an id that begins so; \"keyaudit keys list --format json\" shows whole ids");
        }
        return found.get(0);
    }

    /** Changes a key, named by the service's identifier. */
    public void change(String id, KeyChange change) throws ProviderException {
        lifecycle.change(id, change);
    }

    /** Deletes a key for good, named by the service's identifier. */
    public void revoke(String id) throws ProviderException {
        lifecycle.revoke(id);
    }

    /** Frees what is held. Calls under way might fail. */
    @Override
    public void close() {
        lifecycle.close();
    }

    /** Returns the key that was just created; a key consists of the first credential that its provider describes. */
    private AuditTarget successor(CreatedKey created, String name) {
        String field = auditor.providers()
                .description(caller.provider())
                .orElseThrow()
                .credentials()
                .get(0)
                .name();
        AuditTarget.Builder target =
                AuditTarget.builder(name, caller.provider()).credential(field, created.secret());
        caller.endpoint().ifPresent(target::endpoint);
        caller.options().forEach(target::option);
        return target.build();
    }

    /** Returns all keys of the caller's inventory, the caller first. */
    private List<KeyOutcome.Inspected> keys() throws ProviderException {
        List<KeyOutcome.Inspected> keys = new ArrayList<>();
        for (KeyOutcome outcome :
                auditor.audit(List.of(caller.toBuilder().inventory().build()))) {
            keys.add(inspected(outcome));
        }
        return keys;
    }

    private KeyOutcome.Inspected read(AuditTarget target) throws ProviderException {
        return inspected(auditor.audit(List.of(target)).get(0));
    }

    private static KeyOutcome.Inspected inspected(KeyOutcome outcome) throws ProviderException {
        if (outcome instanceof KeyOutcome.Inspected read) {
            return read;
        }
        if (outcome instanceof KeyOutcome.Failed failed) {
            throw new ProviderException(failed.kind(), failed.message());
        }
        throw ProviderException.cancelled();
    }

    private static Optional<String> id(KeySnapshot key) {
        return key.attributes().id().toOptional();
    }

    private static Optional<String> owner(KeyAttributes attributes) {
        return attributes.owner().map(KeyOwner::id).toOptional();
    }
}
