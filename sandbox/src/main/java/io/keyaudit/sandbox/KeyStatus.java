package io.keyaudit.sandbox;

import java.util.List;
import java.util.random.RandomGenerator;

/** How an exchange treats a key. */
public enum KeyStatus {
    /** The key can be used. */
    ACTIVE,
    /** The owner or the exchange has turned the key off, or deleted it. */
    DISABLED,
    /** The key's time is over. */
    EXPIRED,
    /** The key was created on another host of the exchange: testnet, demo, or another region. */
    OTHER_HOST;

    private static final List<KeyStatus> UNUSABLE = List.of(DISABLED, EXPIRED, OTHER_HOST);

    /** Active in nine cases of ten. */
    static KeyStatus random(RandomGenerator random) {
        return random.nextInt(10) > 0 ? ACTIVE : UNUSABLE.get(random.nextInt(UNUSABLE.size()));
    }
}
