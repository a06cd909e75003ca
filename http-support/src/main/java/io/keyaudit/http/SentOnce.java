package io.keyaudit.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a request that is sent once at the most. By itself the JDK's client would repeat a GET when a connection
 * ends without an answer: with the same signature, in no budget, and past the rate limit. Each time it asks for the
 * body's length, even that of none, once and before the first byte; so that is where it stops.
 */
final class SentOnce implements BodyPublisher {
    private final BodyPublisher body;
    private final AtomicBoolean begun = new AtomicBoolean();

    SentOnce(BodyPublisher body) {
        this.body = body;
    }

    @Override
    public long contentLength() {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException("the request was sent before");
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }
}
