package io.keyaudit.http.nonce;

/**
 * A number that was, or is to be, sent with a request.
 *
 * @param unit what it counts
 */
record Nonce(NonceUnit unit, long value) {}
