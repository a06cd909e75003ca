package io.keyaudit.http.nonce;

import io.keyaudit.FailureKind;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The nonces that one inspection sends, and the sole right to send such with its key. To be closed. For use by one
 * thread.
 *
 * <p>How they are chosen: {@code docs/decisions/0001}.
 */
public final class NonceSequence implements AutoCloseable {
    /**
     * How far ahead of time a nonce counts: not at all, then a little, then a minute. The key's own program, or another
     * audit of it, can be that far ahead of us in the same unit; to leave the unit then would lock the program out for
     * good, and this does for a moment.
     */
    private static final List<Duration> LEADS = List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(60));

    /** How far ahead of all that is known of it, where the unit is. There it is left last of all. */
    private static final List<Duration> LEADS_OF_KNOWN = List.of(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(5));

    private final ProviderContext context;
    private final NonceStrategy strategy;
    private final Nonces.Lease lease;
    private final KeyNonces nonces;
    private NonceUnit unit;
    private Duration lead = Duration.ZERO;
    private int steps;
    private @Nullable Nonce last;

    private NonceSequence(ProviderContext context, NonceStrategy strategy, Nonces.Lease lease) {
        this.context = context;
        this.strategy = strategy;
        this.lease = lease;
        this.nonces = new KeyNonces(lease);
        this.unit = strategy.possible().get(0);
    }

    /**
     * Waits until nobody else asks with the key. To be called before a request is made, and on the thread that {@link
     * io.keyaudit.spi.ProviderSession#inspect} was called on: the wait does not count against the key's deadline.
     *
     * @param key the key's name at the service, which is kept as a hash only
     * @throws ProviderException if interrupted while waiting, or if the nonces cannot be reached
     */
    public static NonceSequence take(ProviderContext context, NonceStrategy strategy, String key)
            throws ProviderException {
        String name = Hash.SHA256.of(context.endpoint().authority() + " " + key).hex();
        AtomicReference<Nonces.@Nullable Lease> taken = new AtomicReference<>();
        AtomicReference<@Nullable ProviderException> failed = new AtomicReference<>();
        try {
            context.rateLimiters().await(() -> {
                try {
                    taken.set(context.nonces().lease(name));
                } catch (ProviderException failure) {
                    failed.set(failure);
                }
            });
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderException(FailureKind.CANCELLED, "stopped before there was an answer");
        }
        Nonces.Lease lease = taken.get();
        if (lease == null) {
            ProviderException failure = failed.get();
            throw failure == null ? new ProviderException(FailureKind.INTERNAL, "no nonces were given") : failure;
        }
        return new NonceSequence(context, strategy, lease);
    }

    /** One attempt at what is asked; its signer calls {@link #next}. */
    @FunctionalInterface
    public interface Attempt<R> {
        /**
         * Asks once.
         *
         * @throws NonceTooSmallException if a larger nonce is needed
         * @throws ProviderException if there is no answer for another reason
         */
        R run() throws ProviderException;
    }

    /**
     * Makes attempts with growing nonces until one is accepted.
     *
     * @throws ProviderException what the attempt throws; or a configuration error if all nonces are too small
     */
    public <R> R accepted(Attempt<R> attempt) throws ProviderException {
        for (NonceUnit candidate :
                nonces.worthTrying(strategy.units(context.clock().instant()))) {
            for (Duration ahead : nonces.known(candidate) ? LEADS_OF_KNOWN : LEADS) {
                unit = candidate;
                lead = ahead;
                steps++;
                try {
                    R answer = attempt.run();
                    if (last != null) {
                        nonces.accepted(last);
                    }
                    return answer;
                } catch (NonceTooSmallException tooSmall) {
                    if (last != null) {
                        nonces.refused(last);
                    }
                }
            }
        }
        throw new ProviderException(FailureKind.CONFIGURATION, advice());
    }

    /**
     * Returns the nonce for the next request, which is larger than all before it. To be called by the signer, for each
     * request anew.
     *
     * @throws ProviderException if it could not be noted; the request must not be sent then
     */
    public long next() throws ProviderException {
        Nonce next = nonces.next(unit, context.clock().instant(), lead);
        last = next;
        return next.value();
    }

    /** Returns what was found out, for evidence. */
    public Map<String, String> details() {
        return last == null
                ? Map.of()
                : Map.of(
                        "nonce", String.valueOf(last.value()),
                        "nonceUnit", last.unit().text(),
                        "nonceSteps", String.valueOf(steps));
    }

    private String advice() {
        return strategy.gentle()
                ? "the key has been used with nonces larger than "
                        + unit.text()
                        + " give at present, so no nonce that its own program could follow is left; it can be audited once"
                        + " time has caught up"
                : "the key has been used with nonces larger than " + strategy.chosen()
                        + " give at present; set the option nonce to gentle, or to what the key's own program uses";
    }

    @Override
    public void close() {
        lease.close();
    }
}
