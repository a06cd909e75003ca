package io.keyaudit.http;

import io.keyaudit.spi.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read while it comes, and no faster: no more of it is held than a few buffers. It ends in an exception
 * when it stalls, takes too long or is too long, or when the reading thread is interrupted.
 */
final class StreamedBody extends InputStream implements BodySubscriber<InputStream> {
    /** The body is longer than any list of keys. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** What comes from the connection: some bytes, their end, or why there are no more. */
    private record Event(
            List<ByteBuffer> bytes, boolean end, @Nullable Throwable failure) {}

    private final long cap;
    private final Duration stall;
    private final Duration total;
    private final Ticker ticker;
    private final CompletableFuture<InputStream> opened = new CompletableFuture<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private volatile @Nullable Subscription subscription;
    private long start;
    private long read;
    private boolean ended;

    /**
     * A body of at most this many bytes.
     *
     * @param stall how long it may stand still
     * @param total how long it may take
     */
    StreamedBody(long cap, Duration stall, Duration total, Ticker ticker) {
        this.cap = cap;
        this.stall = stall;
        this.total = total;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return opened;
    }

    @Override
    public void onSubscribe(Subscription from) {
        subscription = from;
        start = ticker.nanoTime();
        opened.complete(this);
        from.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event(buffers, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(List.of(), false, failure));
        opened.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        events.add(new Event(List.of(), true, null));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (!ended) {
            ByteBuffer next = unread.peek();
            if (next == null) {
                await();
            } else if (next.hasRemaining()) {
                int count = Math.min(length, next.remaining());
                next.get(into, offset, count);
                return count;
            } else {
                unread.remove();
            }
        }
        return -1;
    }

    private void await() throws IOException {
        Event event = next();
        if (event.failure() != null) {
            throw new IOException(event.failure());
        }
        ended = event.end();
        for (ByteBuffer buffer : event.bytes()) {
            read += buffer.remaining();
            unread.add(buffer);
        }
        if (read > cap) {
            throw new TooLong();
        }
        Subscription from = subscription;
        if (!ended && from != null) {
            from.request(1);
        }
    }

    private Event next() throws IOException {
        try {
            long left = total.toNanos() - (ticker.nanoTime() - start);
            Event event = events.poll(Math.min(left, stall.toNanos()), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new HttpTimeoutException("the body stands still");
            }
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Gives up on what has not come yet. */
    @Override
    public void close() {
        ended = true;
        Subscription from = subscription;
        if (from != null) {
            from.cancel();
        }
    }
}
