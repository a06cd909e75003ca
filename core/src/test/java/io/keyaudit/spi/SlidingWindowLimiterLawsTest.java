package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.RateLimiter.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Drives the limiter under virtual time against a service that counts what arrives. */
class SlidingWindowLimiterLawsTest {
    private static final int SEEDS = 200;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    @Test
    void noWindowAtTheServiceEverHoldsMoreThanTheLimit() throws InterruptedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(20);
            Service service = new Service(limit, random);
            for (int request = 0; request < 8 * limit; request++) {
                if (random.nextInt(5) == 0) {
                    service.ticker.pass(Duration.ofMillis(random.nextInt(20_000)));
                }
                if (random.nextInt(50) == 0) {
                    service.limiter.pause(Duration.ofMillis(random.nextInt(90_000)));
                }
                service.request(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 100_000 : 3_000)));
            }
            assertThat(service.mostInOneWindow()).as("seed %d", seed).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void aBusyCallerWaitsNoLongerThanItMust() throws InterruptedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(20);
            int rounds = 1 + random.nextInt(6);
            Duration latency = Duration.ofMillis(random.nextInt(3_000));
            Service service = new Service(limit, random);
            for (int request = 0; request < (rounds + 1) * limit; request++) {
                service.request(latency);
            }
            Duration least = WINDOW.multipliedBy(rounds);
            assertThat(service.ticker.elapsed())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(least)
                    .isLessThan(least.plus(least.dividedBy(100)).plus(latency.multipliedBy(rounds)));
            assertThat(service.mostInOneWindow()).as("seed %d", seed).isEqualTo(limit);
        }
    }

    /** A service that requests reach at any time between their sending and their end. */
    private static final class Service {
        private final VirtualTicker ticker;
        private final RateLimiter limiter;
        private final int limit;
        private final Random random;
        private final List<Duration> arrivals = new ArrayList<>();
        private int underWay;

        Service(int limit, Random random) {
            this.limit = limit;
            this.random = random;
            ticker = new VirtualTicker(random.nextLong());
            limiter = new SlidingWindowLimiter(new RateLimit(limit, WINDOW), ticker);
        }

        void request(Duration latency) throws InterruptedException {
            while (underWay == limit) {
                ticker.pass(Duration.ofMillis(1));
            }
            Slot slot = limiter.acquire();
            underWay++;
            Duration travel = Duration.ofNanos((long) (latency.toNanos() * random.nextDouble()));
            arrivals.add(ticker.elapsed().plus(travel));
            ticker.after(latency, () -> {
                slot.close();
                underWay--;
            });
        }

        /** Windows include both their ends. */
        int mostInOneWindow() {
            int most = 0;
            for (Duration from : arrivals) {
                Duration to = from.plus(WINDOW);
                int count = (int) arrivals.stream()
                        .filter(at -> at.compareTo(from) >= 0 && at.compareTo(to) <= 0)
                        .count();
                most = Math.max(most, count);
            }
            return most;
        }
    }
}
