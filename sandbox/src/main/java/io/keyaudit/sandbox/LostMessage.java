package io.keyaudit.sandbox;

/** What gets lost between a client and a portal: either way, the client sees its connection end without an answer. */
public enum LostMessage {
    /** The request; the portal does nothing. */
    REQUEST,
    /** The answer; the portal has done what it was asked for. */
    ANSWER
}
