package io.keyaudit.docspace;

import io.keyaudit.FactKind;
import io.keyaudit.Severity;
import io.keyaudit.spi.Advisory;

/** The known flaws of DocSpace. */
final class DocSpaceAdvisories {
    /** From 3.2.1 to 3.6.1, whatever its scopes, a key can create a key with full access. */
    static final Advisory KEYS_MINT_KEYS = new Advisory(
            "keys-mint-keys",
            "The portal lets no key create keys that can do more than itself",
            Severity.CRITICAL,
            "Update DocSpace to 3.7.1 or later. Until then treat every key of the portal as one with full access.",
            "NHI5, AC-6, IA-5, A.8.2, CC6.1",
            "lets keys create and change keys whatever their own permissions say, and so get any access",
            FactKind.KEY_MANAGEMENT,
            Advisory::managesKeys);

    private DocSpaceAdvisories() {}
}
