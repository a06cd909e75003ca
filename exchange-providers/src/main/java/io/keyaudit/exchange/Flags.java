package io.keyaudit.exchange;

import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.spi.ScopeAnswer;
import io.keyaudit.spi.ScopeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer's fields that are true or false, each of which says whether the key has the scope of that name.
 *
 * @param answer what they say; can be added to
 * @param granted the names of those that are true
 * @param recognized whether there is one that the table knows
 */
public record Flags(ScopeAnswer.Builder answer, List<String> granted, boolean recognized) {
    /**
     * Reads the flags of an object. A flag that the table knows must be true or false, or left out; any other field that is
     * true or false is a flag that nobody knows.
     *
     * @param others names of fields that can be true or false and grant nothing
     * @throws HttpException if a flag that the table knows is neither true nor false
     */
    public static Flags read(JsonAnswer object, ScopeTable table, Set<String> others) throws HttpException {
        ScopeAnswer.Builder answer = ScopeAnswer.builder();
        List<String> granted = new ArrayList<>();
        boolean recognized = false;
        for (String name : object.names()) {
            Optional<JsonAnswer> value = object.optional(name);
            if (value.isEmpty() || others.contains(name)) {
                continue;
            }
            boolean known = table.scope(name).isPresent();
            Optional<Boolean> flag =
                    known ? Optional.of(value.get().asBoolean()) : value.get().findBoolean();
            if (flag.isPresent()) {
                recognized |= known;
                answer.flag(name, flag.get());
                if (flag.get()) {
                    granted.add(name);
                }
            }
        }
        return new Flags(answer, List.copyOf(granted), recognized);
    }
}
