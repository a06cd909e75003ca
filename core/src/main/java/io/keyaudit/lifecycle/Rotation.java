package io.keyaudit.lifecycle;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;

/** What became of a rotation once the successor was created and its secret handed over. Immutable; holds no secret. */
public sealed interface Rotation {
    /** Returns the successor, as the service created it. */
    KeySnapshot successor();

    /**
     * The successor can do the same as the old key.
     *
     * @param switchedOff whether the old key was switched off; otherwise it did not work before
     */
    record Completed(KeySnapshot successor, boolean switchedOff) implements Rotation {}

    /**
     * What the successor can do is unknown, so the old key is as before.
     *
     * @param kind why it could not be read
     * @param message what was wrong, for people
     */
    record Unverified(KeySnapshot successor, FailureKind kind, String message) implements Rotation {}

    /**
     * The successor does not work, or cannot do the same as the old key, which is as before.
     *
     * @param read what the service reports about the successor
     */
    record Different(KeySnapshot successor, KeySnapshot read) implements Rotation {}

    /**
     * The successor can do the same as the old key, which was not switched off, or it is unknown whether.
     *
     * @param kind why it was not switched off
     * @param message what was wrong, for people
     */
    record OldKeyLeft(KeySnapshot successor, FailureKind kind, String message) implements Rotation {}
}
