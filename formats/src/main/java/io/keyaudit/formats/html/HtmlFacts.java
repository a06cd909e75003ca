package io.keyaudit.formats.html;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows what a service tells of a key, and apart from that what it tells there is none of, and what it does not tell. */
final class HtmlFacts {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HtmlFacts() {}

    /** A day, for a cell of a table. */
    static void day(Fact<Instant> fact, MarkupOutput page) {
        if (fact instanceof Fact.Known<Instant> known) {
            page.element(
                    "time", DAY.format(known.value()), "datetime", known.value().toString());
        } else {
            absent(fact, "never", page);
        }
    }

    /** An instant, to the second. */
    static void instant(Instant instant, MarkupOutput page) {
        page.element("time", SECOND.format(instant), "datetime", instant.toString());
    }

    /** All attributes, as terms of a list of descriptions. */
    static void attributes(KeyAttributes attributes, MarkupOutput page) {
        text("Id at the service", attributes.id(), page);
        text("Label", attributes.label(), page);
        text("Hint", attributes.hint(), page);
        owner(attributes.owner(), page);
        instant("Created", attributes.createdAt(), "not recorded", page);
        instant("Last used", attributes.lastUsedAt(), "never", page);
        instant("Expires", attributes.expiresAt(), "never", page);
        term("May manage keys", page);
        flag(attributes.managesKeys(), page);
        page.close().close().line();
    }

    /** Opens a term's description, and the group that both are in; the caller closes the two. */
    static void term(String term, MarkupOutput page) {
        page.open("div").element("dt", term).open("dd");
    }

    private static void text(String term, Fact<String> fact, MarkupOutput page) {
        term(term, page);
        if (fact instanceof Fact.Known<String> known) {
            page.foreign(known.value());
        } else {
            absent(fact, "none", page);
        }
        page.close().close().line();
    }

    private static void instant(String term, Fact<Instant> fact, String none, MarkupOutput page) {
        term(term, page);
        if (fact instanceof Fact.Known<Instant> known) {
            instant(known.value(), page);
        } else {
            absent(fact, none, page);
        }
        page.close().close().line();
    }

    private static void owner(Fact<KeyOwner> fact, MarkupOutput page) {
        term("Owner", page);
        if (fact instanceof Fact.Known<KeyOwner> known) {
            KeyOwner owner = known.value();
            page.foreign(owner.displayName()).text(" (id ").foreign(owner.id()).text("; account active: ");
            flag(owner.active(), page);
            page.text(")");
        } else {
            absent(fact, "none", page);
        }
        page.close().close().line();
    }

    private static void flag(Fact<Boolean> fact, MarkupOutput page) {
        if (fact instanceof Fact.Known<Boolean> known) {
            page.text(known.value() ? "yes" : "no");
        } else {
            absent(fact, "none", page);
        }
    }

    private static void absent(Fact<?> fact, String none, MarkupOutput page) {
        page.element("span", fact.reported() ? none : "not told", "class", fact.reported() ? "absent" : "faint untold");
    }
}
