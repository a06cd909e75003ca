package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.VirtualTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One who asks a test service about a key: in virtual time, with limiters of its own and nothing special to say. The
 * tests change what they are about.
 */
record Caller(
        Endpoint endpoint,
        Ticker ticker,
        Timeouts timeouts,
        RateLimiters limiters,
        int callBudget,
        ErrorMapper reader,
        RequestSigner signer,
        Network network) {
    static final String SECRET = "sk-0123456789abcdef0123456789abcdef";
    static final Credentials CREDENTIALS = Credentials.of("apiKey", Secret.of(SECRET));
    static final RateLimit LIMIT = new RateLimit(100, Duration.ofSeconds(60));
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    static Caller of(WireMockExtension service) {
        return of("http://127.0.0.1:" + service.getPort());
    }

    static Caller of(String address) {
        VirtualTicker ticker = new VirtualTicker();
        return new Caller(
                Endpoint.parse(address),
                ticker,
                Timeouts.DEFAULT,
                RateLimiters.create(ticker),
                100,
                answer -> Optional.empty(),
                (request, at) -> request.header("Authorization", "Bearer " + SECRET),
                Network.OF_THE_JVM);
    }

    Caller with(Ticker other) {
        return new Caller(endpoint, other, timeouts, limiters, callBudget, reader, signer, network);
    }

    Caller with(Timeouts other) {
        return new Caller(endpoint, ticker, other, limiters, callBudget, reader, signer, network);
    }

    Caller with(RateLimiters others) {
        return new Caller(endpoint, ticker, timeouts, others, callBudget, reader, signer, network);
    }

    Caller withBudget(int calls) {
        return new Caller(endpoint, ticker, timeouts, limiters, calls, reader, signer, network);
    }

    Caller with(ErrorMapper other) {
        return new Caller(endpoint, ticker, timeouts, limiters, callBudget, other, signer, network);
    }

    Caller signedBy(RequestSigner other) {
        return new Caller(endpoint, ticker, timeouts, limiters, callBudget, reader, other, network);
    }

    Caller with(Network other) {
        return new Caller(endpoint, ticker, timeouts, limiters, callBudget, reader, signer, other);
    }

    /** Signs requests with consecutive numbers. */
    Caller numbering(AtomicInteger last) {
        return signedBy((request, at) -> request.header("Authorization", "Bearer " + SECRET)
                .header("Nonce", String.valueOf(last.incrementAndGet())));
    }

    private ProviderContext context() {
        return new ProviderContext(endpoint, Map.of(), CLOCK, ticker, timeouts, limiters, Nonces.create(), network);
    }

    GuardedHttp http() {
        return GuardedHttp.builder(context())
                .limit(LIMIT)
                .allow(TestApi.ALLOWED)
                .callBudget(callBudget)
                .errors(reader)
                .build();
    }

    FeignConversation<TestApi> converse() {
        return http().converse(TestApi.class, CREDENTIALS, signer);
    }

    /** What the service answers. */
    JsonAnswer answer() throws HttpException {
        return converse().call(TestApi::get);
    }

    /** What is said of the service's answer, which must be nothing that could be relied on. */
    HttpException failure() {
        return failure(converse());
    }

    static HttpException failure(FeignConversation<TestApi> conversation) {
        Throwable failure = catchThrowable(() -> conversation.call(TestApi::get));
        assertThat(failure).isInstanceOf(HttpException.class);
        return (HttpException) failure;
    }

    /** The kind of {@link #failure()}. */
    FailureKind failureKind() {
        return failure().kind();
    }

    /** The time that was waited, in virtual time. */
    Duration waited() {
        return Duration.ofNanos(ticker.nanoTime());
    }
}
