package io.keyaudit.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a POST or PUT to {@code /keys}; null is what it leaves out. */
record KeyRequest(
        @Nullable String name,
        @Nullable List<String> permissions,
        @Nullable Integer expiresInDays,
        @Nullable Boolean isActive) {
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_LIFE = 365;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /** Throws {@link InvalidFieldException}. */
    static KeyRequest read(String body) {
        try {
            if (!(JsonReader.read(body) instanceof Map<?, ?> fields)) {
                throw new InvalidFieldException("$", "The JSON value could not be converted.");
            }
            return new KeyRequest(
                    name(fields.get("name")),
                    permissions(fields.get("permissions")),
                    expiresInDays(fields.get("expiresInDays")),
                    field("IsActive", Boolean.class, fields.get("isActive")));
        } catch (MalformedJsonException e) {
            throw new InvalidFieldException("$", "The JSON value could not be converted.");
        }
    }

    private static @Nullable String name(@Nullable Object value) {
        String name = field("Name", String.class, value);
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw new InvalidFieldException("Name", "The field Name must have 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static @Nullable List<String> permissions(@Nullable Object value) {
        List<?> scopes = field("Permissions", List.class, value);
        return scopes == null ? null : scopes.stream().map(String::valueOf).toList();
    }

    private static @Nullable Integer expiresInDays(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        BigDecimal days = number("ExpiresInDays", value);
        boolean whole = days.stripTrailingZeros().scale() <= 0;
        if (!whole || days.compareTo(BigDecimal.ONE) < 0 || days.compareTo(BigDecimal.valueOf(LONGEST_LIFE)) > 0) {
            throw new InvalidFieldException(
                    "ExpiresInDays", "The field ExpiresInDays must be between 1 and " + LONGEST_LIFE + ".");
        }
        return days.intValueExact();
    }

    /** Returns a number, also as a string: ASP.NET's defaults for the web read both. */
    private static BigDecimal number(String name, Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof String text && NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        throw new InvalidFieldException(name, "The JSON value could not be converted.");
    }

    private static <T> @Nullable T field(String name, Class<T> type, @Nullable Object value) {
        if (value != null && !type.isInstance(value)) {
            throw new InvalidFieldException(name, "The JSON value could not be converted.");
        }
        return type.cast(value);
    }
}
