package io.keyaudit.http;

import feign.Client;
import feign.Request;
import feign.Response;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends one conversation's requests: only what is allowed, only within the budget and the host's limit, and with
 * credentials that are added last, so that they are in nothing that Feign keeps, logs or repeats.
 */
final class GuardedClient implements Client {
    private static final Logger LOG = System.getLogger(GuardedClient.class.getName());
    private static final int LONGEST_BODY = 1 << 20;
    private static final int LONGEST_STREAM = 64 << 20;

    /** How much longer a stream may take than an answer that is read at once. */
    private static final int STREAM_PATIENCE = 4;

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    private final HttpClient client;
    private final ProviderContext context;
    private final List<AllowedCall> allowed;
    private final int callBudget;
    private final RateLimiter limiter;
    private final RequestSigner signer;
    private final List<AllowedCall> sent = new ArrayList<>();
    private RateLimiter.@Nullable Slot lastSlot;

    GuardedClient(
            HttpClient client,
            ProviderContext context,
            List<AllowedCall> allowed,
            int callBudget,
            RateLimiter limiter,
            RequestSigner signer) {
        this.client = client;
        this.context = context;
        this.allowed = allowed;
        this.callBudget = callBudget;
        this.limiter = limiter;
        this.signer = signer;
    }

    List<AllowedCall> sent() {
        return List.copyOf(sent);
    }

    boolean budgetUsed() {
        return sent.size() >= callBudget;
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

    @Override
    public Response execute(Request request, Request.Options options) {
        AllowedCall call = allowed(request);
        if (budgetUsed()) {
            throw failed(FailureKind.INTERNAL, "more than " + callBudget + " requests would be needed");
        }
        try (RateLimiter.Slot slot = limiter.acquire()) {
            lastSlot = slot;
            return send(request, sign(request, call), call, slot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(FailureKind.CANCELLED, "stopped before there was an answer");
        }
    }

    private AllowedCall allowed(Request request) {
        String base = context.endpoint().toString();
        String method = request.httpMethod().name();
        Optional<AllowedCall> call = Optional.of(request.url())
                .filter(url -> url.startsWith(base + "/"))
                .map(url -> new AllowedCall(method, url.substring(base.length())))
                .filter(wanted -> allowed.stream().anyMatch(one -> one.covers(wanted)));
        // Its address is not repeated: there might be a secret in it.
        return call.orElseThrow(() -> failed(
                FailureKind.INTERNAL,
                "the provider wanted to send a " + method + " other than those it may: " + allowed));
    }

    private Response send(Request request, HttpRequest signed, AllowedCall call, RateLimiter.Slot slot)
            throws InterruptedException {
        // One who was given up on has no slot any more.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sent.add(call);
        long start = context.ticker().nanoTime();
        CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(signed, body(request));
        try {
            HttpResponse<InputStream> response =
                    answer.get(context.timeouts().total().toNanos(), TimeUnit.NANOSECONDS);
            log(call, String.valueOf(response.statusCode()), start);
            return response(request, response);
        } catch (ExecutionException | TimeoutException failure) {
            HttpException known = SendFailure.of(failure, context.endpoint());
            log(call, known.kind().text(), start);
            if (known.kind() == FailureKind.TIMEOUT) {
                slot.abandon();
            }
            throw new UncheckedHttpException(known);
        } catch (InterruptedException interrupted) {
            slot.abandon();
            throw interrupted;
        } finally {
            answer.cancel(true);
        }
    }

    private BodyHandler<InputStream> body(Request request) {
        boolean streams = request.requestTemplate() != null
                && request.requestTemplate().methodMetadata() != null
                && request.requestTemplate().methodMetadata().returnType() == JsonStream.class;
        Timeouts timeouts = context.timeouts();
        return head -> streams && head.statusCode() == HttpURLConnection.HTTP_OK
                ? new StreamedBody(
                        LONGEST_STREAM,
                        timeouts.read(),
                        timeouts.total().multipliedBy(STREAM_PATIENCE),
                        context.ticker())
                : BodySubscribers.mapping(new CappedBody(LONGEST_BODY), ByteArrayInputStream::new);
    }

    private HttpRequest sign(Request request, AllowedCall call) {
        byte[] body = request.body() == null ? new byte[0] : request.body();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(context.timeouts().read())
                .method(call.method(), new SentOnce(BodyPublishers.ofByteArray(body)))
                .header("Accept", "application/json")
                .header("User-Agent", "keyaudit");
        request.headers().getOrDefault("Content-Type", List.of()).stream()
                .findFirst()
                .ifPresent(type -> builder.header("Content-Type", type));
        Map<String, String> credentials = signer.headers(call.method(), call.path(), body);
        credentials.forEach((name, value) -> {
            // The JDK would refuse such a value, too, but quote it in its message.
            if (!HEADER_VALUE.matcher(value).matches()) {
                throw failed(
                        FailureKind.CONFIGURATION,
                        "a credential holds characters that keys have not, such as line breaks or accented letters;"
                                + " check that it was copied whole and alone");
            }
            builder.header(name, value);
        });
        return builder.build();
    }

    private static Response response(Request request, HttpResponse<InputStream> response) {
        Map<String, Collection<String>> headers =
                new HashMap<>(response.headers().map());
        return Response.builder()
                .request(request)
                .status(response.statusCode())
                .headers(headers)
                .body(response.body(), null)
                .build();
    }

    private void log(AllowedCall call, String result, long start) {
        LOG.log(
                Level.DEBUG,
                "{0} at {1}: {2} after {3} ms",
                call,
                context.endpoint(),
                result,
                TimeUnit.NANOSECONDS.toMillis(context.ticker().nanoTime() - start));
    }

    private static UncheckedHttpException failed(FailureKind kind, String message) {
        return new UncheckedHttpException(new HttpException(kind, message, 0));
    }
}
