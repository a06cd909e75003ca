package io.keyaudit.bitfinex;

import io.keyaudit.Endpoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The nonces of one key, in the whole JVM: they grow within each unit, and no unit is used that is smaller than one the
 * service has taken. The service judges them in the order of arrival, so that a key is asked about by one at a time.
 * Thread-safe.
 */
final class KeyNonces {
    /** A key that is forgotten is asked gently again, so what is kept here is a matter of economy. */
    private static final int MOST_KEYS = 10_000;

    private static final Map<String, KeyNonces> BY_KEY = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeyNonces> eldest) {
            return size() > MOST_KEYS && !eldest.getValue().turn.isLocked();
        }
    };

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Map<NonceUnit, Long> lastSent = new EnumMap<>(NonceUnit.class);
    private @Nullable Nonce accepted;

    private KeyNonces() {}

    /** Those of this key at this service. Its name is kept as a hash only. */
    static KeyNonces of(Endpoint endpoint, String apiKey) {
        String hash = hash(endpoint.authority() + " " + apiKey);
        synchronized (BY_KEY) {
            return BY_KEY.computeIfAbsent(hash, absent -> new KeyNonces());
        }
    }

    /** Waits until nobody else asks about the key. */
    void takeTurn() throws InterruptedException {
        turn.lockInterruptibly();
    }

    /** Ends this thread's turn. */
    void endTurn() {
        turn.unlock();
    }

    /** Those of the units, smallest first, that are not known to be too small for this key. */
    synchronized List<NonceUnit> worthTrying(List<NonceUnit> units) {
        return accepted == null || !units.contains(accepted.unit())
                ? units
                : units.subList(units.indexOf(accepted.unit()), units.size());
    }

    /** Whether the service has taken a nonce of this unit, and none of a larger one. */
    synchronized boolean known(NonceUnit unit) {
        return accepted != null && accepted.unit() == unit;
    }

    /**
     * The unit's nonce for now, or the next after the last one; of a larger unit if that one was taken.
     *
     * @param lead how much larger it is to be than that, in time
     */
    synchronized Nonce next(NonceUnit wanted, Instant now, Duration lead) {
        NonceUnit unit = accepted != null && accepted.unit().at(now) > wanted.at(now) ? accepted.unit() : wanted;
        long value = Math.max(unit.at(now), lastSent.getOrDefault(unit, 0L) + 1) + unit.count(lead);
        lastSent.put(unit, value);
        return new Nonce(unit, value);
    }

    /** The service refused the nonce, which by all accounts moved nothing there. */
    synchronized void refused(Nonce nonce) {
        if (lastSent.getOrDefault(nonce.unit(), 0L) == nonce.value()) {
            lastSent.put(nonce.unit(), accepted != null && accepted.unit() == nonce.unit() ? accepted.value() : 0);
        }
    }

    /** The service took the nonce. */
    synchronized void accepted(Nonce nonce) {
        if (accepted == null || accepted.value() < nonce.value()) {
            accepted = nonce;
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
