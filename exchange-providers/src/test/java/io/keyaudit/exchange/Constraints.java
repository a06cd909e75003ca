package io.keyaudit.exchange;

import static io.keyaudit.sandbox.ExpectedKey.NONE;
import static io.keyaudit.sandbox.ExpectedKey.NOT_LISTED;
import static io.keyaudit.sandbox.ExpectedKey.NOT_REPORTED;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A key's constraints as the sandbox names and writes them. */
public final class Constraints {
    private Constraints() {}

    /** Returns those that every exchange has. */
    public static Map<String, String> of(KeyAttributes attributes) {
        Map<String, String> constraints = new TreeMap<>();
        constraints.put(
                "addresses",
                text(
                        attributes.allowedAddresses(),
                        restriction -> restriction.listed()
                                ? String.join(
                                        ",",
                                        restriction.addresses().stream()
                                                .sorted()
                                                .toList())
                                : NOT_LISTED));
        constraints.put("created", text(attributes.createdAt(), Object::toString));
        constraints.put("expires", text(attributes.expiresAt(), Object::toString));
        constraints.put("label", text(attributes.label(), Function.identity()));
        constraints.put("lastUsed", text(attributes.lastUsedAt(), Object::toString));
        constraints.put("subAccount", subAccount(attributes));
        return constraints;
    }

    private static String subAccount(KeyAttributes attributes) {
        if (!attributes.restrictions().reported()) {
            return NOT_REPORTED;
        }
        return attributes.restrictions().toOptional().stream()
                        .flatMap(List::stream)
                        .anyMatch(restriction -> restriction.kind().equals("sub-account"))
                ? "yes"
                : "no";
    }

    /** Returns a fact as the sandbox writes it. */
    public static <T> String text(Fact<T> fact, Function<T, String> form) {
        return fact.map(form).toOptional().orElse(fact.reported() ? NONE : NOT_REPORTED);
    }
}
