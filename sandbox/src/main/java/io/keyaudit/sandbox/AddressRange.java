package io.keyaudit.sandbox;

import java.util.regex.Pattern;

/** IPv4 addresses: one, or all that begin with the same bits, such as {@code 203.0.113.0/24}. */
record AddressRange(long first, int prefix) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}(/[0-9]{1,2})?");
    private static final int BITS = 32;

    /** Throws {@link IllegalArgumentException} for any other text. */
    static AddressRange of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not an IPv4 address or range: " + text);
        }
        int slash = text.indexOf('/');
        return slash < 0
                ? new AddressRange(number(text), BITS)
                : new AddressRange(number(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(String address) {
        int rest = BITS - prefix;
        return number(address) >> rest == first >> rest;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
