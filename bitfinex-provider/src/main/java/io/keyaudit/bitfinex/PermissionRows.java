package io.keyaudit.bitfinex;

import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.spi.ScopeAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer's rows, {@code [scope, read, write, ...]}: matched by name, since their number and order have changed over
 * the years, and read strictly, since a value taken for "no" by mistake would hide a power that the key has.
 *
 * @param answer the pairs, one per scope
 * @param verbatim the rows as they were answered
 */
record PermissionRows(ScopeAnswer answer, List<String> verbatim) {
    /** Far more than exist. */
    private static final int MOST_ROWS = 1_000;

    static PermissionRows read(JsonAnswer answer) throws HttpException {
        List<JsonAnswer> rows = answer.elements();
        if (rows.isEmpty()) {
            throw answer.notUnderstood("holds no scope at all");
        }
        if (rows.size() > MOST_ROWS) {
            throw answer.notUnderstood("holds more than " + MOST_ROWS + " scopes");
        }
        ScopeAnswer.Builder answered = ScopeAnswer.builder();
        Map<String, Permission> byScope = new HashMap<>();
        List<String> verbatim = new ArrayList<>();
        for (JsonAnswer row : rows) {
            Permission permission = permission(row);
            Permission before = byScope.put(permission.resource(), permission);
            if (before == null) {
                answered.pair(permission, row.verbatim());
            } else if (!before.equals(permission)) {
                throw row.notUnderstood("says something else of its scope than a row before it");
            }
            verbatim.add(row.verbatim());
        }
        return new PermissionRows(answered.build(), List.copyOf(verbatim));
    }

    private static Permission permission(JsonAnswer row) throws HttpException {
        List<JsonAnswer> columns = row.elements();
        if (columns.size() < 3) {
            throw row.notUnderstood("has " + columns.size() + " columns, not the three that are needed");
        }
        String scope = columns.get(0).asString();
        if (scope.isBlank()) {
            throw row.notUnderstood("names no scope");
        }
        return new Permission(scope, grant(columns.get(1)), grant(columns.get(2)));
    }

    private static Grant grant(JsonAnswer column) throws HttpException {
        return column.asZeroOrOne() ? Grant.GRANTED : Grant.DENIED;
    }
}
