package io.keyaudit.http;

import io.keyaudit.Credentials;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The way to one service, for one session. Thread-safe.
 *
 * <p>Redirects are not followed and cookies not kept. What was not allowed is not sent. Answers are read up to 1 MiB
 * and within the context's timeouts; those that are read as a {@link JsonStream} up to 64 MiB, for as long as they keep
 * coming, but no longer than four times an answer's time. All requests pass the rate limiter that the host has in this JVM.
 */
public final class GuardedHttp {
    private final ProviderContext context;
    private final List<AllowedCall> allowed;
    private final int callBudget;
    private final ErrorMapper errors;
    private final RateLimiter limiter;
    private final HttpClient client;

    private GuardedHttp(
            ProviderContext context, RateLimit limit, List<AllowedCall> allowed, int callBudget, ErrorMapper errors) {
        this.context = context;
        this.allowed = allowed;
        this.callBudget = callBudget;
        this.errors = errors;
        this.limiter = context.rateLimiters().forHost(context.endpoint().authority(), limit);
        this.client = SharedClients.of(context.endpoint(), context.timeouts().connect());
    }

    /**
     * The way to the context's endpoint.
     *
     * @param limit the most requests that the service takes from one address
     * @param allowed all that may be sent
     * @param callBudget the most requests that one conversation sends, repeats included
     * @param errors recognizes errors in the service's answers
     */
    public static GuardedHttp create(
            ProviderContext context, RateLimit limit, List<AllowedCall> allowed, int callBudget, ErrorMapper errors) {
        return new GuardedHttp(context, limit, List.copyOf(allowed), callBudget, errors);
    }

    /**
     * Begins to talk about one key.
     *
     * @param api an interface with Feign's annotations whose methods return {@link JsonAnswer}, or {@link JsonStream} for
     *     long answers; may be package-private
     * @param credentials of which nothing is to be shown
     * @param signer adds them to each request
     * @throws IllegalArgumentException if a method returns something else, which would pass by unread
     */
    public <A> HttpConversation<A> converse(Class<A> api, Credentials credentials, RequestSigner signer) {
        for (Method method : api.getMethods()) {
            if (method.getReturnType() != JsonAnswer.class && method.getReturnType() != JsonStream.class) {
                throw new IllegalArgumentException(method + " does not return " + JsonAnswer.class.getSimpleName());
            }
        }
        GuardedClient guarded = new GuardedClient(client, context, allowed, callBudget, limiter, signer);
        return new HttpConversation<>(
                api, context, guarded, errors, credentials, new RetryPolicy(RandomGenerator.getDefault()));
    }
}
