package io.keyaudit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a key is presented with: one {@link Secret} per field its provider asks for, such as {@code apiKey} and
 * {@code apiSecret}. Shows the names of its fields only. Immutable, but for secrets being wiped.
 */
public final class Credentials {
    /** Shorter texts occur by chance, in which case nothing was given away. */
    private static final int TELLING_LENGTH = 8;

    private static final int SHORTEST_SALT = 16;
    private static final String FINGERPRINT = "HmacSHA256";

    private final SortedMap<String, Secret> fields;

    private Credentials(SortedMap<String, Secret> fields) {
        this.fields = fields;
    }

    /** Credentials with these fields. */
    public static Credentials of(Map<String, Secret> fields) {
        return new Credentials(new TreeMap<>(fields));
    }

    /** Credentials with one field. */
    public static Credentials of(String field, Secret secret) {
        return of(Map.of(field, secret));
    }

    /** Returns the names of the fields, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /** Returns a field's secret, if it was given. */
    public Optional<Secret> find(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /**
     * Returns a field's secret. A provider can rely on every field that it describes as required.
     *
     * @throws IllegalArgumentException if it was not given
     */
    public Secret get(String field) {
        return find(field).orElseThrow(() -> new IllegalArgumentException("no credential \"" + field + "\""));
    }

    /**
     * Returns the text with {@code ***} wherever a secret stands, or a telling part of one: as it is, in upper or lower
     * case, percent-encoded, in hexadecimal, or in base64.
     */
    public String redact(String text) {
        BitSet hidden = new BitSet(text.length());
        String folded = SecretSpellings.folded(text);
        Set<String> parts = new HashSet<>();
        for (Secret secret : fields.values()) {
            String value = secret.reveal();
            if (value.length() < TELLING_LENGTH) {
                hide(SecretSpellings.folded(value), folded, hidden);
                continue;
            }
            for (String spelling : SecretSpellings.of(value)) {
                for (int from = 0; from + TELLING_LENGTH <= spelling.length(); from++) {
                    parts.add(spelling.substring(from, from + TELLING_LENGTH));
                }
            }
        }
        for (int at = 0; at + TELLING_LENGTH <= folded.length(); at++) {
            if (parts.contains(folded.substring(at, at + TELLING_LENGTH))) {
                hidden.set(at, at + TELLING_LENGTH);
            }
        }
        StringBuilder redacted = new StringBuilder();
        int shown = 0;
        for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(shown)) {
            redacted.append(text, shown, from).append("***");
            shown = hidden.nextClearBit(from);
        }
        return redacted.append(text, shown, text.length()).toString();
    }

    private static void hide(String part, String text, BitSet hidden) {
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            hidden.set(at, at + part.length());
        }
    }

    /** Returns whether the text gives one of the secrets away, in any of the forms that {@link #redact} hides. */
    public boolean occurIn(String text) {
        String folded = SecretSpellings.folded(text);
        return fields.values().stream()
                .map(Secret::reveal)
                .filter(secret -> secret.length() >= TELLING_LENGTH)
                .flatMap(secret -> SecretSpellings.of(secret).stream())
                .anyMatch(spelling -> spelling.length() >= TELLING_LENGTH && folded.contains(spelling));
    }

    /**
     * Distinguishes these credentials from others without showing them: HMAC-SHA256 under the salt, over names and secrets, in
     * hexadecimal. It guards keys that a machine made up; a credential that can be guessed can be found from salt and
     * fingerprint by guessing.
     *
     * @param salt random bytes, at least 16, made for this use
     * @throws IllegalArgumentException if the salt is shorter
     */
    public String fingerprint(byte[] salt) {
        if (salt.length < SHORTEST_SALT) {
            throw new IllegalArgumentException("a salt has at least " + SHORTEST_SALT + " bytes");
        }
        try {
            Mac mac = Mac.getInstance(FINGERPRINT);
            mac.init(new SecretKeySpec(salt, FINGERPRINT));
            fields.forEach((name, secret) -> {
                update(mac, name);
                update(mac, secret.reveal());
            });
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JVM has " + FINGERPRINT, missing);
        }
    }

    /** With its length before it, so that no two lists of texts give the same bytes. */
    private static void update(Mac mac, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        mac.update(utf8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credentials that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "Credentials" + fields;
    }
}
