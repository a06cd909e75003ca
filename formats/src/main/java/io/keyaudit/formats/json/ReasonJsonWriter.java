package io.keyaudit.formats.json;

import io.keyaudit.Fact;
import io.keyaudit.policy.AccessPattern;
import io.keyaudit.policy.Cause;
import io.keyaudit.policy.Misspelling;
import io.keyaudit.policy.Reason;
import io.keyaudit.policy.Uncertainty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes reasons as JSON objects: the kind, whether it is certain, and the reason's data. What is absent is left out. */
final class ReasonJsonWriter {
    private final JsonOutput json;

    ReasonJsonWriter(JsonOutput json) {
        this.json = json;
    }

    void write(Reason reason) {
        json.openObject();
        fields(reason);
        json.closeObject();
    }

    private void fields(Reason reason) {
        json.text("kind", reason.kind());
        json.flag("certain", reason.certain());
        for (Map.Entry<String, Object> component : reason.data().entrySet()) {
            value(component.getKey(), component.getValue());
        }
        if (reason instanceof Uncertainty uncertainty) {
            cause(uncertainty.cause());
        }
    }

    private void cause(Cause cause) {
        json.openObject("cause");
        json.text("kind", cause.kind().text());
        json.openArray("subjects");
        cause.subjects().forEach(json::text);
        json.closeArray();
        json.closeObject();
    }

    private void value(String name, Object value) {
        if (value instanceof Boolean flag) {
            json.flag(name, flag);
        } else if (value instanceof Number number) {
            json.number(name, number.longValue());
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> value(name, present));
        } else if (value instanceof Fact<?> fact) {
            fact(name, fact);
        } else if (value instanceof Collection<?> values) {
            json.openArray(name);
            values.forEach(this::item);
            json.closeArray();
        } else if (value instanceof Reason nested) {
            json.openObject(name);
            fields(nested);
            json.closeObject();
        } else {
            json.text(name, text(value));
        }
    }

    private void fact(String name, Fact<?> fact) {
        if (fact.reported()) {
            fact.toOptional().ifPresentOrElse(value -> json.text(name, text(value)), () -> json.none(name));
        }
    }

    private void item(Object value) {
        if (value instanceof Misspelling word) {
            json.openObject();
            json.text("word", word.word());
            word.meant().ifPresent(meant -> json.text("meant", meant));
            json.closeObject();
        } else {
            json.text(text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return value instanceof AccessPattern pattern ? pattern.text() : value.toString();
    }
}
