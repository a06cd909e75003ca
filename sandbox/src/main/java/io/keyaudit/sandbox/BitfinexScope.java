package io.keyaudit.sandbox;

import java.util.List;
import java.util.regex.Pattern;

/** One row of what a Bitfinex key can do; neither way implies the other. Immutable. */
public record BitfinexScope(String name, boolean read, boolean write) {
    private static final Pattern PAIR = Pattern.compile("[r-][w-]");

    /**
     * Returns a row from its short form.
     *
     * @param pair {@code rw}, {@code r-}, {@code -w} or {@code --}
     * @throws IllegalArgumentException for any other pair
     */
    public static BitfinexScope of(String name, String pair) {
        if (!PAIR.matcher(pair).matches()) {
            throw new IllegalArgumentException("Not a read/write pair: " + pair);
        }
        return new BitfinexScope(name, pair.charAt(0) == 'r', pair.charAt(1) == 'w');
    }

    List<Object> row() {
        return List.of(name, read ? 1 : 0, write ? 1 : 0);
    }
}
