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
    private final RetryPolicy retryPolicy;

    HttpConversation(
            Class<A> type,
            ProviderContext context,
            GuardedClient client,
            ErrorMapper errors,
            Credentials credentials,
            RetryPolicy retryPolicy) {
        this.context = context;
        this.client = client;
        this.retryPolicy = retryPolicy;
        AnswerDecoder decoder = new AnswerDecoder(errors, context, credentials::redact);
        this.api = Feign.builder()
                .client(client)
                .decoder(decoder)
                .errorDecoder(decoder::error)
                .doNotCloseAfterDecode()
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
        int failures = 0;
        int refusals = 0;
        while (true) {
            HttpException failure;
            try {
                R answer = request.apply(api);
                client.served();
                return answer;
            } catch (UncheckedHttpException carried) {
                failure = carried.carried();
            } catch (DecodeException wrapped) {
                failure = carried(wrapped);
            }
            if (failure.kind() == FailureKind.RATE_LIMITED) {
                refusals++;
                leaveAlone(refusals, failure);
            } else {
                failures++;
                awaitRecovery(failures, failure);
            }
        }
    }

    /**
     * Sends a request that must not be repeated, however it ends, and reads its answer. No other request waits because
     * of what the service says to this one.
     *
     * @throws HttpException if there is no answer that could be relied on; it tells whether the request
     *     {@linkplain HttpException#mayHaveTakenEffect() may have taken effect}
     */
    public <R> R callOnce(Function<? super A, ? extends R> request) throws HttpException {
        int before = client.sent().size();
        HttpException failure;
        try {
            R answer = request.apply(api);
            client.served();
            return answer;
        } catch (UncheckedHttpException carried) {
            failure = carried.carried();
        } catch (DecodeException wrapped) {
            failure = carried(wrapped);
        }
        throw client.sent().size() > before ? failure : failure.unsent();
    }

    private static HttpException carried(DecodeException wrapped) {
        return wrapped.getCause() instanceof UncheckedHttpException carrier
                ? carrier.carried()
                // Feign's message and cause may quote the answer or the request's headers.
                : new HttpException(FailureKind.INTERNAL, "the answer could not be decoded", wrapped.status());
    }

    /** What was sent so far, for the evidence of a snapshot. */
    public Evidence evidence(Evidence.Method method, Map<String, String> details) {
        return new Evidence(method, sent(), context.clock().instant(), details);
    }

    private List<String> sent() {
        return client.sent().stream().map(AllowedCall::toString).toList();
    }

    /**
     * The service wants fewer requests. Returns when the request is to be sent again, for which it waits with all
     * others to that host, and on no key's time; or throws the failure if it is not.
     */
    private void leaveAlone(int refusals, HttpException failure) throws HttpException {
        client.refused(failure.retryAfter());
        boolean tooLong = failure.retryAfter()
                .filter(asked -> asked.compareTo(RateLimiter.LONGEST_PAUSE) > 0)
                .isPresent();
        if (tooLong || refusals >= RetryPolicy.LIMITED_ATTEMPTS) {
            throw failure;
        }
        throwUnlessWorthRepeating(failure);
    }

    /** Returns when the request is to be sent again, on the key's own time; or throws the failure if it is not. */
    private void awaitRecovery(int failures, HttpException failure) throws HttpException {
        if (failure.status() > 0 && !failure.retryable()) {
            client.served();
        }
        Duration wait = failure.retryAfter().map(RetryPolicy::atLeast).orElseGet(() -> retryPolicy.backoff(failures));
        if (wait.compareTo(context.timeouts().total()) > 0 || failures >= RetryPolicy.ATTEMPTS) {
            throw failure;
        }
        throwUnlessWorthRepeating(failure);
        try {
            context.ticker().sleep(wait.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HttpException(FailureKind.CANCELLED, "stopped before there was an answer", 0);
        }
    }

    private void throwUnlessWorthRepeating(HttpException failure) throws HttpException {
        if (!failure.retryable() || client.budgetUsed()) {
            throw failure;
        }
    }
}
