package io.keyaudit.redis;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.NonceHistory;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Nonces that machines share: who asks with a key has its lease, and extends it for as long as it lives. */
final class SharedNonces implements Nonces {
    /** How long the lease of a machine that died is kept. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

    private final Machine machine;
    private final HiddenNames names;
    private final String epoch;
    private final Nonces onThisMachine = Nonces.create();
    private final Set<SharedLease> held = ConcurrentHashMap.newKeySet();

    SharedNonces(Machine machine, HiddenNames names, String prefix) {
        this.machine = machine;
        this.names = names;
        this.epoch = prefix + ":{nonces}";
    }

    @Override
    public Lease lease(String key) throws InterruptedException, ProviderException {
        Lease turn = onThisMachine.lease(key);
        SharedLease lease = new SharedLease(epoch + ':' + names.of("nonces", key), turn);
        boolean taken = false;
        try {
            lease.take();
            held.add(lease);
            taken = true;
            return lease;
        } finally {
            if (!taken) {
                lease.close();
            }
        }
    }

    /** Extends the leases that are held. To be called several times within {@link #LEASE}. */
    void extend() {
        held.forEach(lease -> lease.send("extend"));
    }

    private final class SharedLease implements Lease {
        private final List<String> keys;
        private final String holder = machine.nextId();
        private final Lease turn;
        private NonceHistory history = NonceHistory.EMPTY;

        /** @param turn whose end lets others on this machine have theirs */
        SharedLease(String key, Lease turn) {
            this.keys = List.of(epoch, key);
            this.turn = turn;
        }

        void take() throws InterruptedException, ProviderException {
            while (true) {
                try {
                    List<Object> answer = run("lease", String.valueOf(KEPT.toMillis()));
                    machine.patience().answered();
                    if (answer.get(0).equals("granted")) {
                        history = NonceText.read(String.valueOf(answer.get(1)));
                        return;
                    }
                    await(answer);
                } catch (UnreachableException unreachable) {
                    machine.patience().awaitAfter(String.valueOf(unreachable.getMessage()));
                }
            }
        }

        private void await(List<Object> answer) throws InterruptedException, UnreachableException {
            if (!answer.get(0).equals("wait") || !(answer.get(1) instanceof Long micros)) {
                throw new UnreachableException("the server answers " + answer.get(0));
            }
            machine.ticker().sleep(Math.min(TimeUnit.MICROSECONDS.toNanos(micros), BETWEEN_ATTEMPTS.toNanos()));
        }

        @Override
        public NonceHistory history() {
            return history;
        }

        @Override
        public void save(NonceHistory known) throws ProviderException {
            List<Object> answer;
            try {
                answer = run("save", NonceText.of(known));
            } catch (UnreachableException unreachable) {
                throw lost(String.valueOf(unreachable.getMessage()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw ProviderException.cancelled();
            }
            if (!answer.get(0).equals("done")) {
                throw lost("another machine can have it by now");
            }
            history = known;
        }

        private ProviderException lost(String why) {
            return new ProviderException(
                    FailureKind.UNAVAILABLE, "the sole right to send nonces of this key was lost: " + why);
        }

        @Override
        public void close() {
            held.remove(this);
            send("release");
            turn.close();
        }

        private List<Object> run(String action, String... more) throws UnreachableException, InterruptedException {
            return machine.server().run(Script.NONCES, keys, arguments(action, more));
        }

        void send(String action) {
            machine.server().send(Script.NONCES, keys, arguments(action));
        }

        private List<String> arguments(String action, String... more) {
            List<String> all =
                    new ArrayList<>(List.of(action, holder, String.valueOf(TimeUnit.MICROSECONDS.convert(LEASE))));
            all.addAll(List.of(more));
            return all;
        }
    }
}
