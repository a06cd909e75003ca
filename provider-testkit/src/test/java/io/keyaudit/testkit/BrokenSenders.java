package io.keyaudit.testkit;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Providers that send what they should not, or not as they should. */
final class BrokenSenders {
    private BrokenSenders() {}

    public static final class FollowsRedirects extends SoundProvider {
        private static final HttpClient FOLLOWING = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        @Override
        HttpClient client() {
            return FOLLOWING;
        }
    }

    public static final class CostsMoreThanItSays extends SoundProvider {
        @Override
        int calls() {
            return 1;
        }
    }

    public static final class RepeatsTooOften extends SoundProvider {
        @Override
        Answer ask(ProviderContext context, String path, Credentials credentials) throws ProviderException {
            Answer answer = super.ask(context, path, credentials);
            for (int repeat = 0; repeat < 3 && answer.status() == 503; repeat++) {
                answer = super.ask(context, path, credentials);
            }
            return answer;
        }
    }

    public static final class AsksWhatItDoesNotSay extends SoundProvider {
        @Override
        int calls() {
            return 3;
        }

        @Override
        KeySnapshot snapshot(
                ProviderContext context, List<String> scopes, List<String> calls, Credentials credentials) {
            try {
                ask(context, "/v1/everything", credentials);
            } catch (ProviderException unimportant) {
                // It asks out of curiosity.
            }
            return super.snapshot(context, scopes, List.of("GET a", "GET b", "GET c"), credentials);
        }
    }

    public static final class DoesNotAskTheLimiter extends SoundProvider {
        @Override
        Answer ask(ProviderContext context, String path, Credentials credentials) throws ProviderException {
            try {
                Answer answer = send(context, path, credentials);
                if (answer.status() == 429) {
                    context.rateLimiters()
                            .forHost(context.endpoint().authority(), RateLimit.NONE)
                            .pause(RateLimiter.LONGEST_PAUSE);
                }
                return answer;
            } catch (InterruptedException interrupted) {
                throw new ProviderException(FailureKind.CANCELLED, "stopped");
            }
        }
    }

    public static final class KeepsItsSlots extends SoundProvider {
        @Override
        Answer ask(ProviderContext context, String path, Credentials credentials) throws ProviderException {
            try {
                context.rateLimiters()
                        .forHost(context.endpoint().authority(), RateLimit.NONE)
                        .acquire();
            } catch (InterruptedException interrupted) {
                throw new ProviderException(FailureKind.CANCELLED, "stopped");
            }
            return super.ask(context, path, credentials);
        }
    }

    public static final class KeepsARefusalToItself extends SoundProvider {
        @Override
        Answer ask(ProviderContext context, String path, Credentials credentials) throws ProviderException {
            try (RateLimiter.Slot slot = context.rateLimiters()
                    .forHost(context.endpoint().authority(), RateLimit.NONE)
                    .acquire()) {
                return send(context, path, credentials);
            } catch (InterruptedException interrupted) {
                throw new ProviderException(FailureKind.CANCELLED, "stopped");
            }
        }
    }

    public static final class IgnoresInterruption extends SoundProvider {
        @Override
        Duration patience() {
            return Duration.ofSeconds(3);
        }

        @Override
        Answer await(CompletableFuture<Answer> answering, ProviderContext context)
                throws InterruptedException, ExecutionException, TimeoutException {
            try {
                return super.await(answering, context);
            } catch (InterruptedException ignored) {
                return super.await(answering, context);
            }
        }
    }

    public static final class IgnoresTimeouts extends SoundProvider {
        @Override
        Duration patience() {
            return Duration.ofSeconds(3);
        }

        @Override
        Answer await(CompletableFuture<Answer> answering, ProviderContext context)
                throws InterruptedException, ExecutionException, TimeoutException {
            return answering.get(1, TimeUnit.HOURS);
        }
    }

    public static final class MixesUpThreads extends SoundProvider {
        private final AtomicInteger underWay = new AtomicInteger();
        private volatile @Nullable Credentials current;

        @Override
        KeySnapshot inspect(ProviderContext context, Credentials credentials) throws ProviderException {
            current = credentials;
            boolean alone = underWay.incrementAndGet() == 1;
            try {
                if (!alone) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                Credentials last = current;
                return super.inspect(context, last == null ? credentials : last);
            } catch (InterruptedException interrupted) {
                throw new ProviderException(FailureKind.CANCELLED, "stopped");
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    public static final class RemembersTheFirstAnswer extends SoundProvider {
        @Override
        public ProviderSession open(ProviderContext context) {
            return new SoundSession(this, context) {
                private volatile @Nullable KeySnapshot first;

                @Override
                public KeySnapshot inspect(Credentials credentials) throws ProviderException {
                    KeySnapshot known = first;
                    if (known == null) {
                        known = super.inspect(credentials);
                        first = known;
                    }
                    return known;
                }
            };
        }
    }

    public static final class AsksTheLastEndpoint extends SoundProvider {
        private volatile @Nullable Endpoint last;

        @Override
        public ProviderSession open(ProviderContext context) {
            last = context.endpoint();
            return super.open(context);
        }

        @Override
        KeySnapshot inspect(ProviderContext context, Credentials credentials) throws ProviderException {
            Endpoint endpoint = last;
            return super.inspect(
                    new ProviderContext(
                            endpoint == null ? context.endpoint() : endpoint,
                            context.options(),
                            context.clock(),
                            context.ticker(),
                            context.timeouts(),
                            context.rateLimiters()),
                    credentials);
        }
    }

    public static final class CrashesOnceClosed extends SoundProvider {
        @Override
        public ProviderSession open(ProviderContext context) {
            return new SoundSession(this, context) {
                private boolean closed;

                @Override
                public KeySnapshot inspect(Credentials credentials) throws ProviderException {
                    if (closed) {
                        throw new IllegalStateException("closed");
                    }
                    return super.inspect(credentials);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    }

    public static final class SignsOtherwise extends SoundProvider {
        @Override
        String authorization(Credentials credentials) {
            return "Basic " + credentials.get("token").reveal();
        }
    }
}
