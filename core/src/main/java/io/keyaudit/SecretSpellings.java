package io.keyaudit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** The forms in which others repeat a secret. Case does not count: what is compared is {@link #folded}. */
final class SecretSpellings {
    private static final int BASE64_GROUP = 3;

    private SecretSpellings() {}

    /** Returns the secret, percent-encoded, in hexadecimal, and in base64 at any place of a longer text; all folded. */
    static Set<String> of(String secret) {
        Set<String> spellings = new LinkedHashSet<>();
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        spellings.add(folded(secret));
        spellings.add(folded(URLEncoder.encode(secret, StandardCharsets.UTF_8)));
        spellings.add(folded(HexFormat.of().formatHex(utf8)));
        for (int before = 0; before < BASE64_GROUP; before++) {
            byte[] shifted = new byte[before + utf8.length];
            System.arraycopy(utf8, 0, shifted, before, utf8.length);
            // The first and the last characters depend on what stands beside the secret.
            int whole = shifted.length / BASE64_GROUP * (BASE64_GROUP + 1);
            int first = before == 0 ? 0 : BASE64_GROUP + 1;
            if (whole > first) {
                spellings.add(folded(Base64.getEncoder().encodeToString(shifted).substring(first, whole)));
                spellings.add(
                        folded(Base64.getUrlEncoder().encodeToString(shifted).substring(first, whole)));
            }
        }
        return spellings;
    }

    /** Returns the text without the difference of upper and lower case, as long as it was. */
    static String folded(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.toLowerCase(Character.toUpperCase(characters[i]));
        }
        return new String(characters);
    }
}
