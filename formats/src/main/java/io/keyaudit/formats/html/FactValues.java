package io.keyaudit.formats.html;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Restriction;
import io.keyaudit.formats.content.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts what a service reports of a key, and how that is known, into values. */
final class FactValues {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FactValues() {}

    /** Returns an instant to the second. */
    static String second(Instant instant) {
        return SECOND.format(instant);
    }

    /** Returns the cells of a key in the table of keys. */
    static List<Values> cells(KeyAttributes key) {
        return List.of(
                cell("expires", key.expiresAt().map(DAY::format), "never"),
                cell("created", key.createdAt().map(DAY::format), "not recorded"),
                cell("used", key.lastUsedAt().map(DAY::format), "never"),
                cell("owner", key.owner().map(FactValues::owner), "none"),
                cell("addresses", key.allowedAddresses().map(FactValues::addresses), "any"));
    }

    private static Values cell(String column, Fact<String> fact, String none) {
        return Values.of("column", fact.reported() ? column : column + " unreported")
                .with("text", fact.toOptional().orElse(fact.reported() ? none : "\u2013"));
    }

    /** Adds what is known of a key besides its permissions. */
    static void add(KeySnapshot key, FactList facts) {
        facts.text("endpoint", key.endpoint().toString());
        attributes(key.attributes(), facts);
        facts.texts("scopes in the service's words", key.nativeScopes());
        facts.texts("scopes that keyaudit does not know", key.unrecognizedScopes());
        evidence(key.evidence(), facts);
    }

    private static void attributes(KeyAttributes key, FactList facts) {
        facts.fact("id at the service", key.id(), "none");
        facts.fact("label", key.label(), "none");
        facts.fact("hint", key.hint(), "none");
        facts.fact("owner", key.owner().map(FactValues::owner), "none");
        facts.fact("created", key.createdAt().map(FactValues::second), "not recorded");
        facts.fact("last used", key.lastUsedAt().map(FactValues::second), "never");
        facts.fact("valid from", key.notBefore().map(FactValues::second), "creation");
        facts.fact("expires", key.expiresAt().map(FactValues::second), "never");
        facts.fact("addresses", key.allowedAddresses().map(FactValues::addresses), "any");
        facts.fact("restricted to", key.restrictions().map(FactValues::restrictions), "nothing");
        facts.fact("environment", key.environment().map(kind -> kind.name().toLowerCase(Locale.ROOT)), "none");
        facts.fact("can manage keys", key.managesKeys().map(can -> can ? "yes" : "no"), "none");
        key.lapses().forEach(lapse -> facts.text("loses " + lapse.what(), second(lapse.at()) + ": " + lapse.why()));
    }

    private static void evidence(Evidence evidence, FactList facts) {
        facts.text(
                "how it is known",
                (evidence.method() == Evidence.Method.INTROSPECTED
                                ? "the service was asked about the key itself"
                                : "inferred: the service did not answer about this key itself")
                        + ", "
                        + second(evidence.observedAt()));
        facts.texts(Words.count(evidence.requests(), "request"), evidence.calls());
        evidence.details().forEach(facts::text);
    }

    private static String owner(KeyOwner owner) {
        boolean inactive = owner.active() instanceof Fact.Known<Boolean> active && !active.value();
        return owner.displayName() + (inactive ? " (inactive)" : "");
    }

    private static String addresses(AddressRestriction allowed) {
        return allowed.listed() ? String.join(", ", allowed.addresses()) : "restricted, not listed";
    }

    private static String restrictions(List<Restriction> restrictions) {
        return restrictions.stream()
                .map(restriction -> restriction.kind() + " " + restriction.text())
                .collect(Collectors.joining(", "));
    }
}
