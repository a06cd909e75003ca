package io.keyaudit.http;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All that is said with a service about one key. For use by one thread.
 *
 * <p>A request whose failure can pass is repeated a few times, signed anew each time; where the service wants fewer
 * requests, all of them to its host wait. A request that {@linkplain AllowedCall#changes changes} something is sent once,
 * however it ends, and nothing waits because of what the service says to it; the failure says whether it {@linkplain
 * HttpException#mayHaveTakenEffect took effect}, as far as that is known.
 */
public sealed class HttpConversation permits FeignConversation {
    /** Shorter than the windows in which services accept requests, and longer than an answer takes. */
    private static final Duration NEAR = Duration.ofSeconds(20);

    private final GuardedHttp.Service service;
    private final ProviderContext context;
    private final GuardedClient client;
    private final AnswerReader reader;
    private final RetryPolicy retryPolicy;
    private boolean timeCorrected;

    HttpConversation(
            GuardedHttp.Service service, GuardedClient client, Credentials credentials, RetryPolicy retryPolicy) {
        this.service = service;
        this.context = service.context();
        this.client = client;
        this.reader =
                new AnswerReader(service.errors(), context, service.tree(), credentials::redact, client::answered);
        this.retryPolicy = retryPolicy;
    }

    /**
     * Sends a request and returns its answer.
     *
     * @throws HttpException if there is no answer that could be relied on
     */
    public HttpAnswer send(ServiceRequest request) throws HttpException {
        return repeat(() -> reader.read(client.exchange(request, false)));
    }

    /**
     * Sends a request and returns its answer, which is read element by element.
     *
     * @throws HttpException if there is no answer that could be relied on
     */
    public JsonStream stream(ServiceRequest request) throws HttpException {
        return repeat(() -> reader.stream(client.exchange(request, true)));
    }

    /** Returns what was sent so far, for the evidence of a snapshot. */
    public Evidence evidence(Evidence.Method method, Map<String, String> details) {
        return new Evidence(method, client.sent(), context.clock().instant(), details);
    }

    final AnswerReader reader() {
        return reader;
    }

    /** One attempt at a request. */
    @FunctionalInterface
    interface Attempt<R> {
        R run() throws HttpException;
    }

    final <R> R repeat(Attempt<R> attempt) throws HttpException {
        int failures = 0;
        int refusals = 0;
        while (true) {
            int sentBefore = client.sent().size();
            HttpException failure;
            try {
                R answer = attempt.run();
                client.served();
                return answer;
            } catch (HttpException failed) {
                failure = client.sent().size() > sentBefore ? failed : failed.unsent();
            }
            if (client.lastChanges()) {
                throw failure;
            } else if (failure.timeRefusal().isPresent() && !timeCorrected) {
                timeCorrected = true;
                correctTime(failure, failure.timeRefusal().get());
            } else if (failure.kind() == FailureKind.RATE_LIMITED) {
                refusals++;
                leaveAlone(refusals, failure);
            } else {
                failures++;
                awaitRecovery(failures, failure);
            }
        }
    }

    /** Corrects the time that requests are signed with; or throws the failure if that was not what was wrong. */
    private void correctTime(HttpException failure, TimeRefusal refusal) throws HttpException {
        client.served();
        boolean excluded = !refusal.certain()
                && (refusal.serviceTime().filter(this::isOurs).isPresent() || client.budgetUsed());
        if (excluded) {
            throw failure;
        }
        Optional<Instant> time = service.timeQuestion().isPresent()
                ? Optional.of(askTime(service.timeQuestion().get()))
                : refusal.serviceTime();
        if (time.isEmpty() || (!refusal.certain() && isOurs(time.get()))) {
            throw failure;
        }
        service.clock().set(time.get());
    }

    private Instant askTime(GuardedHttp.TimeQuestion question) throws HttpException {
        HttpAnswer answer = reader.read(client.exchangeUnsigned(question.request()));
        client.served();
        return question.time().read(answer.body());
    }

    /** Returns whether the service's time is near enough to the one that requests are signed with. */
    private boolean isOurs(Instant serviceTime) {
        return Duration.between(service.clock().now(), serviceTime).abs().compareTo(NEAR) <= 0;
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
