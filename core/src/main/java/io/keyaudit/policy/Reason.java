package io.keyaudit.policy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Why there is a finding, as data. A {@link Violation} is certain, an {@link Uncertainty} names what is unknown, and a
 * {@link Change} is a difference from an earlier audit. Each is a record. Immutable; texts in them are the service's own
 * and untrusted.
 */
public sealed interface Reason permits Violation, Uncertainty, Change {
    /** Returns whether the rule is broken for certain; if not, it is not known whether it is. */
    boolean certain();

    /** Returns the name of this kind of reason in files and reports, such as {@code never-expires}. */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Returns the record's components by name, in their order: what reports write of a reason. */
    default Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        for (RecordComponent component : getClass().getRecordComponents()) {
            try {
                data.put(component.getName(), component.getAccessor().invoke(this));
            } catch (IllegalAccessException | InvocationTargetException inaccessible) {
                throw new IllegalStateException("every reason is a public record", inaccessible);
            }
        }
        return data;
    }
}
