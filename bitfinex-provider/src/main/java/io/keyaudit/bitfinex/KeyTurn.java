package io.keyaudit.bitfinex;

import io.keyaudit.Endpoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One key's turn to ask: a service judges nonces in the order of arrival, so a key has one request under way at a time
 * in the whole JVM, and its nonces only grow.
 */
final class KeyTurn {
    private static final Map<String, KeyTurn> BY_KEY = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock(true);
    private long lastNonce;
    private long acceptedNonce;
    private @Nullable NonceUnit acceptedUnit;

    private KeyTurn() {}

    /** The turn of this key at this service. Its name is kept as a hash only. */
    static KeyTurn of(Endpoint endpoint, String apiKey) {
        return BY_KEY.computeIfAbsent(hash(endpoint + " " + apiKey), key -> new KeyTurn());
    }

    /** Waits for the turn; to be closed when it is over. */
    Held take() throws InterruptedException {
        lock.lockInterruptibly();
        return new Held();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** The turn, while it is held. */
    final class Held implements AutoCloseable {
        private Held() {}

        /** Those of the units that are not known to be too small for this key. */
        List<NonceUnit> worthTrying(List<NonceUnit> units) {
            return acceptedUnit == null || !units.contains(acceptedUnit)
                    ? units
                    : units.subList(units.indexOf(acceptedUnit), units.size());
        }

        /** The unit's nonce for now, or the next larger one than any before. */
        long next(NonceUnit unit, Instant now) {
            lastNonce = Math.max(unit.at(now), lastNonce + 1);
            return lastNonce;
        }

        /** The last nonce. */
        long last() {
            return lastNonce;
        }

        /** The service refused the last nonce, which by all accounts moved nothing there. */
        void refused() {
            lastNonce = acceptedNonce;
        }

        /** The service took the last nonce, which is of this unit. */
        void accepted(NonceUnit unit) {
            acceptedUnit = unit;
            acceptedNonce = lastNonce;
        }

        @Override
        public void close() {
            lock.unlock();
        }
    }
}
