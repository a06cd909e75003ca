package io.keyaudit.formats.content;

import io.keyaudit.policy.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells findings apart, and is the same for one finding from audit to audit. */
public final class Fingerprint {
    private Fingerprint() {}

    public static String of(Finding finding) {
        String rule = finding.rule().id();
        // Of a rule that is about no key there may be several findings, and nothing but the message sets them apart.
        return finding.key().map(key -> of(key, rule)).orElseGet(() -> of("", rule + "\n" + finding.message()));
    }

    /** The SHA-256 of key and rule, in hexadecimal. */
    public static String of(String key, String rule) {
        try {
            byte[] text = (key + "\n" + rule).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
