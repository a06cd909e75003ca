package io.keyaudit.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that a fuzzed input holds.
 *
 * @param latin1 the body, a character for each byte
 */
record CannedAnswer(int status, Map<String, List<String>> headers, String latin1) {
    private static final Pattern BETWEEN = Pattern.compile("\n----\n");
    private static final Pattern STATUS = Pattern.compile("([2-5]\\d\\d)(?: ([\\x20-\\x7e]+))?\n");

    /**
     * The answers of an input. They are parted by a line {@code ----}; each can begin with a line of its status, such as
     * {@code 503}, or {@code 429 120} with what {@code Retry-After} says. Any bytes are at least one answer.
     */
    static List<CannedAnswer> in(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return Arrays.stream(BETWEEN.split(text, -1)).map(CannedAnswer::of).toList();
    }

    private static CannedAnswer of(String text) {
        Matcher status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            return new CannedAnswer(200, Map.of(), text);
        }
        Map<String, List<String>> headers =
                status.group(2) == null ? Map.of() : Map.of("retry-after", List.of(status.group(2)));
        return new CannedAnswer(Integer.parseInt(status.group(1)), headers, text.substring(status.end()));
    }

    byte[] body() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
