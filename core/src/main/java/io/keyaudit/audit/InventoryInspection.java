package io.keyaudit.audit;

import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.spi.KeyInventory;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists the keys that a key can see, once that key itself was read. All of them, or none. */
record InventoryInspection(AnswerCheck check, KeySnapshot own) {
    TargetOutcome list() throws ProviderException {
        AuditTarget target = check.target();
        Optional<KeyInventory> inventory = check.open().session().inventory();
        Optional<String> ownId = own.attributes().id().toOptional();
        if (inventory.isEmpty() || ownId.isEmpty()) {
            return TargetOutcome.of(new Failed(
                    target,
                    FailureKind.INTERNAL,
                    "the provider cannot list keys after all, or does not tell which of them asks"));
        }
        ListedKeys listed = new ListedKeys(check, ownId.get());
        KeyListing listing = list(inventory.get(), listed);
        Optional<Failed> fault = listed.fault(listing);
        return fault.isPresent()
                ? TargetOutcome.of(fault.get())
                : new TargetOutcome(new Inspected(target, withEvidence(listing)), listed.others());
    }

    private KeyListing list(KeyInventory inventory, ListedKeys listed) throws ProviderException {
        try {
            return inventory.list(check.presented(), listed);
        } catch (ProviderException failure) {
            throw new ProviderException(
                    failure.kind(),
                    "the key itself was read, but not the keys that it can list: " + failure.getMessage());
        }
    }

    private KeySnapshot withEvidence(KeyListing listing) {
        Evidence evidence = own.evidence();
        List<String> calls = new ArrayList<>(evidence.calls());
        calls.addAll(listing.calls());
        Map<String, String> details = new TreeMap<>(evidence.details());
        details.put(KeyListing.EVIDENCE, listing.summary());
        return new KeySnapshot(
                own.provider(),
                own.endpoint(),
                own.permissions(),
                own.nativeScopes(),
                own.unrecognizedScopes(),
                own.state(),
                own.attributes(),
                new Evidence(evidence.method(), calls, evidence.observedAt(), details));
    }
}
