package io.keyaudit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A credential. It shows nothing of itself, is not serializable, is compared in constant time and can be wiped.
 * Safe for use by several threads.
 */
public final class Secret {
    private final byte[] utf8;
    private volatile boolean wiped;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * Holds this credential, without the white space around it: pasted ones often bring some, and none is ever part
     * of a key.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    public static Secret of(String value) {
        String stripped =
                Objects.requireNonNull(value, "a secret must not be null").strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        return new Secret(stripped.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns what an environment variable holds.
     *
     * @throws IllegalStateException if the variable is not set, or holds nothing; the message names it
     */
    public static Secret env(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + variable + " is "
                    + (value == null ? "not set" : "empty") + "; set it to the secret");
        }
        return of(value);
    }

    /**
     * Returns the credential itself: to be handed to the service that issued it and to nothing else.
     *
     * @throws IllegalStateException if it was wiped
     */
    public synchronized String reveal() {
        if (wiped) {
            throw new IllegalStateException("this secret was wiped");
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Overwrites the credential. What {@link #reveal} gave out before is beyond reach. */
    public synchronized void wipe() {
        Arrays.fill(utf8, (byte) 0);
        wiped = true;
    }

    /**
     * Returns whether both hold the same credential, in time that does not depend on where they differ. One that was wiped
     * holds none and equals itself only.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Secret that && !wiped && !that.wiped && MessageDigest.isEqual(utf8, that.utf8));
    }

    /** Returns the same for all, since a hash of a short credential would tell it. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
