package io.keyaudit.http;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends one conversation's requests: only what is allowed, only within the budget and the host's limit, and with
 * credentials that are added last.
 */
final class GuardedClient {
    private static final Logger LOG = System.getLogger(GuardedClient.class.getName());
    private final Transport transport;
    private final GuardedHttp.Service service;
    private final ProviderContext context;
    private final RateLimiter limiter;
    private final RequestSigner signer;
    private final List<String> sent = new ArrayList<>();
    private RateLimiter.@Nullable Slot lastSlot;
    private boolean lastChanges;

    GuardedClient(Transport transport, GuardedHttp.Service service, RateLimiter limiter, RequestSigner signer) {
        this.transport = transport;
        this.service = service;
        this.context = service.context();
        this.limiter = limiter;
        this.signer = signer;
    }

    List<String> sent() {
        return List.copyOf(sent);
    }

    boolean budgetUsed() {
        return sent.size() >= service.callBudget();
    }

    /** Returns whether the last request changes something at the service. */
    boolean lastChanges() {
        return lastChanges;
    }

    /** An answer came, whatever it says. */
    void answered(HttpAnswer answer) {
        service.remaining()
                .flatMap(headers -> headers.read(answer, service.clock().now()))
                .ifPresent(left -> limiter.remaining(left.requests(), left.reset()));
    }

    /** The last request was refused as one too many. */
    void refused(Optional<Duration> retryAfter) {
        if (lastSlot != null) {
            limiter.refused(lastSlot, retryAfter);
        }
    }

    /** The last request was answered, and not refused as one too many. */
    void served() {
        if (lastSlot != null) {
            limiter.served(lastSlot);
        }
    }

    /**
     * Sends a request.
     *
     * @param streams whether the body of a success is read later
     */
    Reply exchange(ServiceRequest request, boolean streams) throws HttpException {
        return exchange(request, streams, signer);
    }

    /** Sends a request as it is, without credentials. */
    Reply exchangeUnsigned(ServiceRequest request) throws HttpException {
        return exchange(request, false, (unsigned, time) -> unsigned);
    }

    private Reply exchange(ServiceRequest request, boolean streams, RequestSigner with) throws HttpException {
        AllowedCall call = allowed(request);
        lastChanges = call.changes();
        check(call.refusal(request, false));
        if (budgetUsed()) {
            throw failed(FailureKind.INTERNAL, "more than " + service.callBudget() + " requests would be needed");
        }
        try (RateLimiter.Slot slot = acquire()) {
            lastSlot = slot;
            return send(sign(request, call, with), call, streams, slot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(FailureKind.CANCELLED, "stopped before there was an answer");
        }
    }

    /** Returns the call that a request is. Its path is not repeated in the message: there might be a secret in it. */
    AllowedCall allowed(ServiceRequest request) throws HttpException {
        Optional<AllowedCall> call = AllowedCall.of(request, service.allowed());
        if (call.isEmpty()) {
            throw failed(
                    FailureKind.INTERNAL,
                    "the provider tried to send a " + request.method() + " with a path other than those allowed: "
                            + service.allowed());
        }
        return call.get();
    }

    private RateLimiter.Slot acquire() throws InterruptedException, HttpException {
        try {
            return limiter.acquire();
        } catch (ProviderException unknown) {
            throw failed(unknown.kind(), String.valueOf(unknown.getMessage())).unsent();
        }
    }

    private static void check(Optional<HttpException> refusal) throws HttpException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private ServiceRequest sign(ServiceRequest request, AllowedCall call, RequestSigner with) throws HttpException {
        ServiceRequest signed;
        try {
            signed = with.sign(request, service.signingContext());
        } catch (HttpException failure) {
            throw failure.unsent();
        } catch (ProviderException failure) {
            throw failed(failure.kind(), String.valueOf(failure.getMessage())).unsent();
        }
        if (!signed.method().equals(request.method())
                || !signed.path().equals(request.path())
                || !signed.query().startsWith(request.query())) {
            throw failed(FailureKind.INTERNAL, "the provider's signer changed what it was to sign");
        }
        check(call.refusal(signed, true));
        check(HeaderRules.refusal(signed.headers()));
        return signed;
    }

    private Reply send(ServiceRequest request, AllowedCall call, boolean streams, RateLimiter.Slot slot)
            throws InterruptedException, HttpException {
        // One who was given up on has no slot any more.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sent.add(request.toString());
        long start = context.ticker().nanoTime();
        RequestEvent event = new RequestEvent();
        event.begin();
        String result = FailureKind.CANCELLED.text();
        try {
            Reply reply = transport.send(context.endpoint(), request, context.timeouts(), slot, streams);
            result = String.valueOf(reply.status());
            return reply;
        } catch (HttpException failure) {
            result = failure.kind().text();
            if (failure.kind() == FailureKind.TIMEOUT) {
                slot.abandon();
            }
            throw failure;
        } catch (InterruptedException interrupted) {
            slot.abandon();
            throw interrupted;
        } finally {
            event.end(context.endpoint().toString(), call, result);
            log(request, result, start);
        }
    }

    private void log(ServiceRequest request, String result, long start) {
        LOG.log(
                Level.DEBUG,
                "{0} at {1}: {2} after {3} ms",
                request,
                context.endpoint(),
                result,
                TimeUnit.NANOSECONDS.toMillis(context.ticker().nanoTime() - start));
    }

    private static HttpException failed(FailureKind kind, String message) {
        return new HttpException(kind, message, 0);
    }
}
