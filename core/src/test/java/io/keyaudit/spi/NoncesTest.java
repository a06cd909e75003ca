package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NoncesTest {
    private static final NonceHistory SOME =
            new NonceHistory(Optional.of(new NonceHistory.Accepted("millis", 7)), Map.of("millis", 8L));

    private final Nonces nonces = Nonces.create();

    @Test
    void remembersWhatWasSavedForEachKey() throws Exception {
        try (Nonces.Lease lease = nonces.lease("a")) {
            assertThat(lease.history()).isEqualTo(NonceHistory.EMPTY);
            lease.save(SOME);
        }

        try (Nonces.Lease again = nonces.lease("a");
                Nonces.Lease other = nonces.lease("b")) {
            assertThat(again.history()).isEqualTo(SOME);
            assertThat(other.history()).isEqualTo(NonceHistory.EMPTY);
        }
    }

    @Test
    void oneAtATimeHoldsAKey() throws Exception {
        FutureTask<NonceHistory> second = new FutureTask<>(() -> {
            try (Nonces.Lease lease = nonces.lease("a")) {
                return lease.history();
            }
        });
        try (Nonces.Lease first = nonces.lease("a")) {
            new Thread(second).start();
            first.save(SOME);
            assertThat(second).isNotDone();
        }
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(SOME);
    }

    @Test
    void aWaitThatIsInterruptedHoldsNothing() throws Exception {
        try (Nonces.Lease first = nonces.lease("a")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> nonces.lease("a")).isInstanceOf(InterruptedException.class);
        }
        nonces.lease("a").close();
    }

    @Test
    void whatIsKeptIsBounded() throws Exception {
        for (int key = 0; key <= 10_001; key++) {
            try (Nonces.Lease lease = nonces.lease("key " + key)) {
                lease.save(SOME);
            }
        }
        try (Nonces.Lease first = nonces.lease("key 0");
                Nonces.Lease last = nonces.lease("key 10001")) {
            assertThat(first.history()).isEqualTo(NonceHistory.EMPTY);
            assertThat(last.history()).isEqualTo(SOME);
        }
    }
}
