package io.keyaudit.http;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding (RFC 3986, section 2.1): everything but unreserved characters, in upper-case hex. Services that sign
 * a query expect exactly this form.
 */
public final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentEncoding() {}

    /** Returns the text's UTF-8 bytes, percent-encoded. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (unreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt((octet >> 4) & 0xf)).append(HEX.charAt(octet & 0xf));
            }
        }
        return encoded.toString();
    }

    private static boolean unreserved(byte octet) {
        return UNRESERVED.indexOf((char) octet) >= 0;
    }
}
