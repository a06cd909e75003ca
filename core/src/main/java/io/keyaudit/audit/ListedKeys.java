package io.keyaudit.audit;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.spi.KeyListing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the keys that an inventory hands on, each held against the provider's contract. They are for use only once
 * the list is whole.
 */
final class ListedKeys implements Consumer<KeySnapshot> {
    private final AnswerCheck check;
    private final String ownId;
    private final List<KeySnapshot> others = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Optional<Failed> fault = Optional.empty();

    /** For the list that the key with this id asks for. */
    ListedKeys(AnswerCheck check, String ownId) {
        this.check = check;
        this.ownId = ownId;
    }

    @Override
    public void accept(@Nullable KeySnapshot listed) {
        if (fault.isEmpty()) {
            fault = check.fault(listed);
        }
        if (fault.isEmpty() && listed != null) {
            add(listed);
        }
    }

    private void add(KeySnapshot listed) {
        Optional<String> id = listed.attributes().id().toOptional();
        if (id.isEmpty()) {
            fault = check.failed(FailureKind.INTERNAL, "the provider lists a key without an id");
        } else if (!ids.add(id.get())) {
            fault = check.failed(FailureKind.PROTOCOL, "the service lists a key twice, so the list is not trusted");
        } else if (!id.get().equals(ownId)) {
            others.add(listed);
        }
    }

    /** Returns what is wrong with the list, if anything. */
    Optional<Failed> fault(@Nullable KeyListing listing) {
        if (fault.isPresent()) {
            return fault;
        }
        if (listing == null || listing.keys() != ids.size()) {
            return check.failed(
                    FailureKind.INTERNAL, "the provider does not tell the truth about how many keys it lists");
        }
        return ids.contains(ownId)
                ? Optional.empty()
                : check.failed(
                        FailureKind.PROTOCOL, "the list lacks the very key that asked for it, so it is not whole");
    }

    /** Returns all but the key that asked, in the service's order. */
    List<KeySnapshot> others() {
        return others;
    }
}
