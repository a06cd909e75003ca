package io.keyaudit.formats.content;

import io.keyaudit.policy.Finding;
import io.keyaudit.text.Sha256;

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
        return Sha256.hex(key + "\n" + rule);
    }
}
