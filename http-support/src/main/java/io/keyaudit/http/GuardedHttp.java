package io.keyaudit.http;

import io.keyaudit.Credentials;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimit.Counts;
import io.keyaudit.spi.RateLimiters;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The way to one service, for one session. Thread-safe.
 *
 * <p>Redirects are not followed and cookies not kept. What was not allowed is not sent. Answers are read up to 1 MiB
 * and within the context's timeouts; those that are read as a {@link JsonStream} up to 64 MiB, for as long as they keep
 * coming, but no longer than four times an answer's time. All requests pass the context's rate limiters.
 */
public final class GuardedHttp {
    private final Service service;
    private final LimiterId limiter;
    private final Transport transport;

    private GuardedHttp(Service service, LimiterId limiter) {
        this.service = service;
        this.limiter = limiter;
        this.transport = Transports.of(service.context().network());
    }

    /** What all conversations with a service have in common. */
    record Service(
            ProviderContext context,
            List<AllowedCall> allowed,
            int callBudget,
            ErrorMapper errors,
            JsonTree tree,
            String signedHost,
            ServiceClock clock,
            Optional<TimeQuestion> timeQuestion,
            Optional<RemainingRequests> remaining) {
        SigningContext signingContext() {
            return new SigningContext(signedHost, clock.now());
        }
    }

    /** Starts the description of a way to the context's endpoint: nothing is allowed, and there is no limit. */
    public static Builder builder(ProviderContext context) {
        return new Builder(context);
    }

    /** Returns the service's time, as far as it is known to differ from this machine's. */
    public ServiceClock clock() {
        return service.clock();
    }

    /**
     * Begins to talk about one key.
     *
     * @param credentials of which nothing is to be shown
     * @param signer adds them to each request
     */
    public HttpConversation converse(Credentials credentials, RequestSigner signer) {
        return new HttpConversation(service, client(credentials, signer), credentials, retryPolicy());
    }

    /**
     * Begins to talk about one key, by an interface with Feign's annotations.
     *
     * @param api whose methods return {@link HttpAnswer}, {@link JsonAnswer}, or {@link JsonStream} for long answers; can
     *     be package-private
     * @param credentials of which nothing is to be shown
     * @param signer adds them to each request
     * @throws IllegalArgumentException if a method returns something else, which would pass by unread
     */
    public <A> FeignConversation<A> converse(Class<A> api, Credentials credentials, RequestSigner signer) {
        return new FeignConversation<>(api, service, client(credentials, signer), credentials, retryPolicy());
    }

    /**
     * Reads an answer that was written down, as if it had just come.
     *
     * @param headers by their names
     * @param credentials of which nothing is to be shown
     * @throws HttpException if it is not an answer that could be relied on
     */
    public HttpAnswer recorded(int status, Map<String, String> headers, byte[] body, Credentials credentials)
            throws HttpException {
        Map<String, List<String>> lowerCase = new HashMap<>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        Reply reply = new Reply(status, lowerCase, new ByteArrayInputStream(body));
        return new AnswerReader(service.errors(), service.context(), service.tree(), credentials::redact, answer -> {})
                .read(reply);
    }

    private GuardedClient client(Credentials credentials, RequestSigner signer) {
        RateLimiters limiters = service.context().rateLimiters();
        return new GuardedClient(transport, service, limiters.limiter(limiter(credentials)), signer);
    }

    /** No account is known before a key has answered, so that all keys of accounts count as one. */
    private LimiterId limiter(Credentials credentials) {
        return limiter.limit().counts() == Counts.KEY
                ? limiter.forSubject(credentials.fingerprint(
                        Hash.SHA256.of(limiter.authority()).bytes()))
                : limiter;
    }

    private static RetryPolicy retryPolicy() {
        return new RetryPolicy(new Random());
    }

    /** Describes how a service is asked. Not thread-safe. */
    public static final class Builder {
        private final ProviderContext context;
        private RateLimit limit = RateLimit.NONE;
        private List<AllowedCall> allowed = List.of();
        private int callBudget = 1;
        private ErrorMapper errors = answer -> Optional.empty();
        private Set<String> concealed = Set.of();
        private String signedHost;
        private Optional<TimeQuestion> timeQuestion = Optional.empty();
        private Optional<RemainingRequests> remaining = Optional.empty();
        private Optional<String> pausedWith = Optional.empty();

        private Builder(ProviderContext context) {
            this.context = context;
            this.signedHost = context.endpoint().uri().getAuthority();
        }

        /**
         * Sets the most requests that the service takes. Where it counts them for each key, so do we; where for accounts,
         * which are not known before a key has answered, all keys at the host count as one.
         */
        public Builder limit(RateLimit limit) {
            this.limit = limit;
            return this;
        }

        /** Sets the headers in which the service says how much of its limit is left, which is heeded besides the limit. */
        public Builder remaining(RemainingRequests headers) {
            this.remaining = Optional.of(headers);
            return this;
        }

        /** Names the group of hosts that ban an address together: if one wants fewer requests, all are left alone. */
        public Builder pausedWith(String group) {
            this.pausedWith = Optional.of(group);
            return this;
        }

        /** Sets all that can be sent. */
        public Builder allow(List<AllowedCall> calls) {
            this.allowed = List.copyOf(calls);
            return this;
        }

        /** Sets all that can be sent. */
        public Builder allow(AllowedCall... calls) {
            return allow(List.of(calls));
        }

        /** Sets the most requests that one conversation sends, repeats included; 1 by default. */
        public Builder callBudget(int requests) {
            this.callBudget = requests;
            return this;
        }

        /** Sets what recognizes errors in the service's answers; by default their status alone does. */
        public Builder errors(ErrorMapper errors) {
            this.errors = errors;
            return this;
        }

        /**
         * Names the fields, anywhere in the answers, that repeat a key or a secret. What is in them can be compared with
         * {@link JsonAnswer#is}, and is shown nowhere.
         */
        public Builder conceal(String... fields) {
            this.concealed = Set.of(fields);
            return this;
        }

        /** Sets the host that signatures are about, where it is not the endpoint's. */
        public Builder signedHost(String host) {
            this.signedHost = host;
            return this;
        }

        /**
         * Sets how the service is asked for its time. Where it refuses a request {@linkplain HttpException#outOfTime
         * for its time}, it is asked, and the request is signed and sent again. The question is not signed, and is
         * to be allowed like any other.
         */
        public Builder serviceTime(ServiceRequest question, ServiceTime time) {
            this.timeQuestion = Optional.of(new TimeQuestion(question, time));
            return this;
        }

        /** Returns the way to the service. */
        public GuardedHttp build() {
            LimiterId limiter = LimiterId.of(context.endpoint().authority(), limit);
            return new GuardedHttp(
                    new Service(
                            context,
                            allowed,
                            callBudget,
                            errors,
                            new JsonTree(concealed),
                            signedHost,
                            new ServiceClock(context.clock()),
                            timeQuestion,
                            remaining),
                    pausedWith.map(limiter::pausedWith).orElse(limiter));
        }
    }

    /** Reads the time in a service's answer. */
    @FunctionalInterface
    public interface ServiceTime {
        /**
         * Returns the time that the answer states.
         *
         * @throws HttpException if it states none
         */
        Instant read(JsonAnswer answer) throws HttpException;
    }

    record TimeQuestion(ServiceRequest request, ServiceTime time) {}
}
