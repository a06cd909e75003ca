package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exchange on loopback. Each exchange is a subclass, which checks requests and answers them by its own rules; what
 * they share is here: the keys, the time, a record of the requests, and faults. Thread-safe.
 *
 * @param <K> the exchange's keys
 */
public abstract class ExchangeService<K extends ExchangeKey> implements AutoCloseable {
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{13}");

    private final ExchangeOptions options;
    private final String question;
    private final Map<String, K> keys = new ConcurrentHashMap<>();
    private final Map<String, SlidingWindow> limits = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<InjectedFault> faults = new ConcurrentLinkedDeque<>();
    private volatile @Nullable K impostor;
    private final LoopbackServer server;

    /**
     * Starts to listen.
     *
     * @param question the path by which a key asks about itself; faults apply to it alone
     */
    ExchangeService(String name, ExchangeOptions options, String question) {
        this.options = options;
        this.question = question;
        server = LoopbackServer.start(name, options.port(), this::receive);
    }

    /** Returns the service's address, without a path. */
    public final URI endpoint() {
        return server.endpoint();
    }

    /** Accepts the key from now on; it takes the place of one with the same API key. */
    public void addKey(K key) {
        keys.put(key.apiKey(), key);
    }

    /** Returns the method and the path of every request so far, such as {@code GET /v5/user/query-api}, in order. */
    public final List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets the requests so far. */
    public final void forgetRequests() {
        requests.clear();
    }

    /** Applies the fault to the next questions; faults apply one after the other, in the order they were injected. */
    public final void inject(Fault fault, int times) {
        faults.add(new InjectedFault(fault, new AtomicInteger(times)));
    }

    /** Applies the fault to every question from now on, once those injected before are over. */
    public final void inject(Fault fault) {
        inject(fault, Integer.MAX_VALUE);
    }

    /** Describes this key from now on, whichever asks. */
    public final void describeInstead(K other) {
        impostor = other;
    }

    /** Ends all faults. */
    public final void recover() {
        faults.clear();
        impostor = null;
    }

    @Override
    public final void close() {
        server.close();
    }

    /** Answers by the exchange's rules. */
    abstract Reply answer(Request request);

    final Instant now() {
        return options.clock().instant();
    }

    final Optional<K> key(String apiKey) {
        return Optional.ofNullable(keys.get(apiKey));
    }

    /** Returns the key to describe to one that was accepted: the same, but for a fault. */
    final K described(K accepted) {
        K other = impostor;
        return other == null ? accepted : other;
    }

    /** Returns whether the time, in milliseconds since 1970, is at most so far from the service's, either way. */
    final boolean isWithin(Duration window, String milliseconds) {
        if (!MILLISECONDS.matcher(milliseconds).matches()) {
            return false;
        }
        long off = now().toEpochMilli() - Long.parseLong(milliseconds);
        return Math.abs(off) <= window.toMillis();
    }

    /** Returns whether the caller's address is one of the key's, or the key has none. */
    final boolean isCallerListed(K key) {
        return key.addresses().isEmpty() || key.addresses().contains(options.caller());
    }

    final String caller() {
        return options.caller();
    }

    /** Returns whether one more call is within the limit; the counted one is an account, or an address. */
    final boolean isWithinLimit(String counted, int calls, Duration window) {
        Clock clock = options.clock();
        return !options.limits()
                || limits.computeIfAbsent(counted, c -> new SlidingWindow(calls, window, () -> nanos(clock)))
                        .tryAcquire();
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static long nanos(Clock clock) {
        return NonceUnit.NANOSECONDS.nonceAt(clock.instant());
    }

    private Reply receive(Request request) {
        requests.add(request.method() + " " + request.path());
        Reply genuine = answer(request);
        return request.path().equals(question)
                ? nextFault().map(f -> f.applyTo(genuine)).orElse(genuine)
                : genuine;
    }

    private Optional<Fault> nextFault() {
        faults.removeIf(injected -> injected.left().get() <= 0);
        return faults.stream()
                .filter(injected -> injected.left().getAndDecrement() > 0)
                .map(InjectedFault::fault)
                .findFirst();
    }

    private record InjectedFault(Fault fault, AtomicInteger left) {}
}
