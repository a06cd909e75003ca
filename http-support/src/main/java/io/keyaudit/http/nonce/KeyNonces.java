package io.keyaudit.http.nonce;

import io.keyaudit.spi.NonceHistory;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nonces of one key, for the one whose turn it is: they grow within each unit, and no unit is used that is smaller
 * than one the service has taken.
 */
final class KeyNonces {
    private final Nonces.Lease lease;

    KeyNonces(Nonces.Lease lease) {
        this.lease = lease;
    }

    private Optional<Nonce> accepted() {
        return lease.history().accepted().flatMap(KeyNonces::nonce);
    }

    /** Absent where another version saved a unit that is not known here. */
    private static Optional<Nonce> nonce(NonceHistory.Accepted accepted) {
        for (NonceUnit unit : NonceUnit.values()) {
            if (unit.text().equals(accepted.unit())) {
                return Optional.of(new Nonce(unit, accepted.value()));
            }
        }
        return Optional.empty();
    }

    private long sent(NonceUnit unit) {
        return lease.history().sent().getOrDefault(unit.text(), 0L);
    }

    private void save(NonceUnit unit, long sent) throws ProviderException {
        Map<String, Long> all = new HashMap<>(lease.history().sent());
        all.put(unit.text(), sent);
        lease.save(new NonceHistory(lease.history().accepted(), all));
    }

    /** Returns those of the units, smallest first, that are not known to be too small for this key. */
    List<NonceUnit> worthTrying(List<NonceUnit> units) {
        return accepted()
                .map(nonce -> units.indexOf(nonce.unit()))
                .filter(index -> index >= 0)
                .map(index -> units.subList(index, units.size()))
                .orElse(units);
    }

    /** Returns whether the service has taken a nonce of this unit, and none of a larger one. */
    boolean known(NonceUnit unit) {
        return accepted().filter(nonce -> nonce.unit() == unit).isPresent();
    }

    /**
     * Returns the unit's nonce for now, or the next after the last one; of a larger unit if that one was taken.
     *
     * @param lead how much larger it is to be than that, in time
     */
    Nonce next(NonceUnit wanted, Instant now, Duration lead) throws ProviderException {
        NonceUnit unit = accepted()
                .map(Nonce::unit)
                .filter(known -> known.at(now) > wanted.at(now))
                .orElse(wanted);
        long value = Math.max(unit.at(now), sent(unit) + 1) + unit.count(lead);
        save(unit, value);
        return new Nonce(unit, value);
    }

    /** The service refused the nonce, which by all accounts moved nothing there. */
    void refused(Nonce nonce) throws ProviderException {
        if (sent(nonce.unit()) == nonce.value()) {
            save(
                    nonce.unit(),
                    accepted()
                            .filter(taken -> taken.unit() == nonce.unit())
                            .map(Nonce::value)
                            .orElse(0L));
        }
    }

    /** The service took the nonce. */
    void accepted(Nonce nonce) throws ProviderException {
        if (accepted().filter(taken -> taken.value() >= nonce.value()).isEmpty()) {
            lease.save(new NonceHistory(
                    Optional.of(new NonceHistory.Accepted(nonce.unit().text(), nonce.value())),
                    lease.history().sent()));
        }
    }
}
