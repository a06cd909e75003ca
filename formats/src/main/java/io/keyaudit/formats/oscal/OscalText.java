package io.keyaudit.formats.oscal;

import io.keyaudit.formats.markdown.MarkdownText;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.text.VisibleText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values as OSCAL's types demand them. */
final class OscalText {
    /** What keyaudit's identifiers are derived from; chosen once, at random. */
    private static final UUID NAMESPACE = UUID.fromString("6c1b5ab4-0c7e-4b7e-9d56-3d1f5a3a0f11");

    private static final Pattern SPACE_AROUND = Pattern.compile("^\\s|\\s$");

    private OscalText() {}

    /** Returns the same identifier for the same parts in every run: of version 5, as RFC 4122 has it. */
    static String uuid(String... parts) {
        byte[] name = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(16 + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name);
        byte[] digest = Arrays.copyOf(sha1().digest(bytes.array()), 16);
        digest[6] = (byte) ((digest[6] & 0x0f) | 0x50);
        digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
        ByteBuffer halves = ByteBuffer.wrap(digest);
        return new UUID(halves.getLong(), halves.getLong()).toString();
    }

    /** Returns a value in one line, with no white space around it that is not written as its code point. */
    static String value(String text) {
        String visible = SPACE_AROUND.matcher(VisibleText.of(text)).replaceAll("\\\\u0020");
        return visible.isEmpty() ? "-" : visible;
    }

    /** Returns a text in one line in which nothing is markup. */
    static String markup(String text) {
        return MarkdownText.of(text);
    }

    /**
     * Returns the number of a control as OSCAL names controls: {@code ac-2.3} for AC-2(3), as NIST's catalogue has it; others
     * as they are, after an underscore where they do not begin with a letter.
     */
    static String control(ControlReference control) {
        String number = control.control();
        String token = number.matches("[A-Z]{2}-\\d+(\\(\\d+\\))?")
                ? number.toLowerCase(Locale.ROOT).replace('(', '.').replace(")", "")
                : number.replaceAll("[^\\p{L}\\p{N}._-]", "-");
        return Character.isLetter(token.codePointAt(0)) ? token : "_" + token;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-1", impossible);
        }
    }
}
