package io.keyaudit.formats.html;

import io.keyaudit.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Terms with what is known of them; what a service does not report is one line for all. Not thread-safe. */
final class FactList {
    private final List<Values> facts = new ArrayList<>();
    private final List<String> unreported = new ArrayList<>();

    /** Adds a fact, with a word for there being none. */
    void fact(String term, Fact<String> fact, String none) {
        if (fact.reported()) {
            text(term, fact.toOptional().orElse(none));
        } else {
            unreported.add(term);
        }
    }

    /** Adds a text. */
    void text(String term, String text) {
        facts.add(Values.of("term", term).with("text", text));
    }

    /** Adds texts, unless there are none. */
    void texts(String term, Collection<String> texts) {
        if (!texts.isEmpty()) {
            text(term, String.join(", ", texts));
        }
    }

    /** Returns all of them. */
    List<Values> values() {
        texts("not reported", unreported);
        unreported.clear();
        return facts;
    }
}
