package io.keyaudit.http;

import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Retryer;
import feign.codec.DecodeException;
import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * All that is said with a service about one key. For use by one thread.
 *
 * @param <A> the interface with Feign's annotations
 */
public final class HttpConversation<A> {
    private final A api;
    private final ProviderContext context;
    private final GuardedClient client;
    private final RateLimiter limiter;
    private final RetryPolicy retryPolicy;

    HttpConversation(
            Class<A> type,
            ProviderContext context,
            GuardedClient client,
            AnswerReader reader,
            Credentials credentials,
            RateLimiter limiter,
            RetryPolicy retryPolicy) {
        this.context = context;
        this.client = client;
        this.limiter = limiter;
        this.retryPolicy = retryPolicy;
        AnswerDecoder decoder = new AnswerDecoder(reader, context.clock(), credentials::redact);
        this.api = Feign.builder()
                .client(client)
                .decoder(decoder)
                .errorDecoder(decoder::complaint)
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options(
                        context.timeouts().connect().toMillis(),
                        TimeUnit.MILLISECONDS,
                        context.timeouts().read().toMillis(),
                        TimeUnit.MILLISECONDS,
                        false))
                .target(type, context.endpoint().toString());
    }

    /**
     * Sends a request and reads its answer. A request whose failure may pass is repeated a few times; where the
     * service wants fewer requests, all of them to its host wait.
     *
     * @throws HttpException if there is no answer that could be relied on
     */
    public <R> R call(Function<? super A, ? extends R> request) throws HttpException {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.apply(api);
            } catch (CarriedException failure) {
                awaitNextAttempt(attempt, failure.carried());
            } catch (DecodeException wrapped) {
                if (!(wrapped.getCause() instanceof CarriedException failure)) {
                    // Feign's message and cause may quote the answer or the request's headers.
                    throw new HttpException(FailureKind.INTERNAL, "the answer could not be decoded", wrapped.status());
                }
                awaitNextAttempt(attempt, failure.carried());
            }
        }
    }

    /** What was sent so far, for the evidence of a snapshot. */
    public Evidence evidence(Evidence.Method method, Map<String, String> details) {
        return new Evidence(method, sent(), context.clock().instant(), details);
    }

    private List<String> sent() {
        return client.sent().stream().map(AllowedCall::toString).toList();
    }

    /** Returns when the request is to be sent again, or throws the failure if it is not. */
    private void awaitNextAttempt(int attempt, HttpException failure) throws HttpException {
        boolean limited = failure.kind() == FailureKind.RATE_LIMITED;
        Duration wait = failure.retryAfter()
                .map(RetryPolicy::atLeast)
                .orElseGet(() -> limited ? retryPolicy.pause(attempt) : retryPolicy.backoff(attempt));
        // Unlike a rate limit's pause, a wait for an ailing service is on the key's time.
        Duration longest =
                limited ? RetryPolicy.LONGEST_PAUSE : context.timeouts().total();
        boolean tooLong = wait.compareTo(longest) > 0;
        if (limited) {
            limiter.pause(tooLong ? RetryPolicy.LONGEST_PAUSE : wait);
        }
        if (!failure.passing() || tooLong || attempt >= RetryPolicy.ATTEMPTS || client.budgetUsed()) {
            throw failure;
        }
        if (!limited) {
            try {
                context.ticker().sleep(wait.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new HttpException(FailureKind.CANCELLED, "stopped before there was an answer", 0);
            }
        }
    }
}
