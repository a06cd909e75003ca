package io.keyaudit.audit;

import io.keyaudit.spi.Ticker;
import java.time.Clock;
import java.time.Duration;

/**
 * How an audit goes about it. Immutable.
 *
 * @param perHost how many keys of one host are asked about at a time
 * @param total how many keys are asked about at a time
 * @param timeout how long one key can take
 * @param giveUpAfter after how many refusals, or silences, in a row a host is not asked any more
 */
record AuditSettings(
        int perHost, int total, Duration timeout, int giveUpAfter, Clock clock, Ticker ticker, AuditListener listener) {
    AuditSettings withListener(AuditListener other) {
        return new AuditSettings(perHost, total, timeout, giveUpAfter, clock, ticker, other);
    }
}
