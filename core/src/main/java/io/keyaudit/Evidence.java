package io.keyaudit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How it is known what a key can do. Immutable.
 *
 * @param method how the permissions were determined
 * @param calls every request sent, repeats included, in order, such as {@code GET /api/2.0/keys/@self}
 * @param observedAt when the answer was read
 * @param details what else an auditor would ask about, such as the nonce used, sorted; never a secret
 */
public record Evidence(Method method, List<String> calls, Instant observedAt, Map<String, String> details) {
    /** How permissions were determined. */
    public enum Method {
        /** The service was asked about the key itself. */
        INTROSPECTED,
        /** Concluded from something else the service reports, such as a listing. */
        INFERRED;

        /** Returns the name in files and reports, such as {@code introspected}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies what can change. */
    public Evidence {
        calls = List.copyOf(calls);
        details = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(details)));
    }

    /** Returns how many requests were sent. */
    public int requests() {
        return calls.size();
    }
}
