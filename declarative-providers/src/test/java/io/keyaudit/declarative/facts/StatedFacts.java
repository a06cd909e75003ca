package io.keyaudit.declarative.facts;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.Restriction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts about a key as the transcriptions write them: a text, {@code none}, or nothing if it is not reported. */
final class StatedFacts {
    private StatedFacts() {}

    static Map<String, String> of(KeyAttributes attributes) {
        Map<String, String> facts = new TreeMap<>();
        put(facts, "id", attributes.id(), Function.identity());
        put(facts, "label", attributes.label(), Function.identity());
        put(facts, "owner", attributes.owner(), KeyOwner::id);
        put(facts, "created", attributes.createdAt(), Object::toString);
        put(facts, "lastUsed", attributes.lastUsedAt(), Object::toString);
        put(facts, "expires", attributes.expiresAt(), Object::toString);
        put(facts, "notBefore", attributes.notBefore(), Object::toString);
        put(facts, "addresses", attributes.allowedAddresses(), list -> String.join(",", list.addresses()));
        put(facts, "restrictions", attributes.restrictions(), StatedFacts::texts);
        return facts;
    }

    private static String texts(List<Restriction> restrictions) {
        return restrictions.stream().map(Restriction::text).collect(Collectors.joining("; "));
    }

    private static <T> void put(Map<String, String> facts, String name, Fact<T> fact, Function<T, String> form) {
        if (fact.reported()) {
            facts.put(name, fact.map(form).toOptional().orElse("none"));
        }
    }
}
