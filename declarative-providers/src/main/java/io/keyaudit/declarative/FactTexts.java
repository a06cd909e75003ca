package io.keyaudit.declarative;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Restriction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts of a snapshot as the examples in files write them: a text, {@code none} or {@code unknown}. */
final class FactTexts {
    private FactTexts() {}

    static Map<String, String> of(KeySnapshot snapshot) {
        KeyAttributes attributes = snapshot.attributes();
        Map<String, String> texts = new TreeMap<>();
        texts.put("id", text(attributes.id(), id -> id));
        texts.put("label", text(attributes.label(), label -> label));
        texts.put("owner", text(attributes.owner(), KeyOwner::id));
        texts.put("created", text(attributes.createdAt(), Object::toString));
        texts.put("lastUsed", text(attributes.lastUsedAt(), Object::toString));
        texts.put("expires", text(attributes.expiresAt(), Object::toString));
        texts.put("notBefore", text(attributes.notBefore(), Object::toString));
        texts.put("allowedAddresses", text(attributes.allowedAddresses(), list -> String.join(", ", list.addresses())));
        texts.put("restrictions", text(attributes.restrictions(), FactTexts::restrictions));
        texts.put("managesKeys", text(attributes.managesKeys(), Object::toString));
        texts.put("state", snapshot.state().text());
        texts.put("notes", snapshot.evidence().details().getOrDefault("notes", "none"));
        return texts;
    }

    private static String restrictions(List<Restriction> restrictions) {
        return restrictions.stream()
                .map(restriction -> restriction.kind() + " " + restriction.text())
                .collect(Collectors.joining(", "));
    }

    private static <T> String text(Fact<T> fact, Function<? super T, String> form) {
        return fact.toOptional().map(form).orElse(fact instanceof Fact.None ? "none" : "unknown");
    }
}
