package io.keyaudit.policy;

import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the keys of each owner, those that are active or might be, by what a rule expects of all of them together:
 * {@link #learn} for every key, then {@link #judge} for any of them. Not thread-safe.
 */
final class OwnerEvaluator {
    private final Map<OwnerId, OwnersKeys> owners = new HashMap<>();
    /** Keys whose owner is unknown, who can be any of the service's. */
    private final Map<ServiceId, List<OwnedKey>> ownerless = new HashMap<>();
    /** One of each, since many keys are alike. */
    private final Map<KeyContent, KeyContent> contents = new HashMap<>();

    /** An owner at one service. */
    private record OwnerId(String provider, Endpoint endpoint, String owner) {}

    /** Notes a key. */
    void learn(String name, KeySnapshot key) {
        KeyContent content = contents.computeIfAbsent(KeyContent.of(key), itself -> itself);
        OwnedKey owned = new OwnedKey(name, identity(name, key), active(key), content);
        owner(key)
                .ifPresent(owner -> owners.computeIfAbsent(owner, absent -> new OwnersKeys())
                        .add(owned));
        if (isOwnerUnknown(key)) {
            ownerless
                    .computeIfAbsent(ServiceId.of(key), absent -> new ArrayList<>())
                    .add(owned);
        }
    }

    /** Returns whether it matters, and is unknown, whose key it is. */
    static boolean isOwnerUnknown(KeySnapshot key) {
        return mightWork(key) && !key.attributes().owner().reported();
    }

    /** Returns the reasons why a key that was learned breaks the expectation, or might; none if it does not. */
    List<Reason> judge(Expectation expectation, String name, KeySnapshot key) {
        Optional<OwnersKeys> keys = owner(key).map(owners::get);
        if (keys.isEmpty()) {
            return List.of();
        }
        List<OwnedKey> others = ownerless.getOrDefault(ServiceId.of(key), List.of());
        OwnedKey one = new OwnedKey(name, identity(name, key), active(key), KeyContent.of(key));
        if (expectation instanceof Expectation.MaxKeysPerOwner most) {
            return keys.get().count(one, others, most.limit()).stream().toList();
        }
        if (expectation instanceof Expectation.DistinctKeys) {
            return keys.get().compare(one, others).stream().toList();
        }
        throw new IllegalArgumentException("not judged by an owner's keys: " + expectation);
    }

    private static Optional<OwnerId> owner(KeySnapshot key) {
        Optional<KeyOwner> owner = key.attributes().owner().toOptional();
        return owner.filter(known -> mightWork(key))
                .map(known -> new OwnerId(key.provider(), key.endpoint(), known.id()));
    }

    private static boolean mightWork(KeySnapshot key) {
        return key.state() != KeyState.INACTIVE && key.state() != KeyState.EXPIRED;
    }

    private static Truth active(KeySnapshot key) {
        return key.state() == KeyState.ACTIVE ? Truth.YES : Truth.UNKNOWN;
    }

    private static String identity(String name, KeySnapshot key) {
        return key.attributes().id() instanceof Fact.Known<String> id ? "id " + id.value() : "name " + name;
    }
}
