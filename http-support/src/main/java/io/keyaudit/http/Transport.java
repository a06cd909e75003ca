package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.Timeouts;

/** Carries one request to a service, and back what it answers. Thread-safe. */
interface Transport {
    /**
     * Sends a request, once, and returns the answer.
     *
     * @param slot asked right before the first byte whether the request can still be sent
     * @param streams whether the body of a success is read later; any other has been read when this returns
     * @throws HttpException if there is no answer
     * @throws InterruptedException if interrupted before the answer was there
     */
    Reply send(Endpoint endpoint, ServiceRequest request, Timeouts timeouts, RateLimiter.Slot slot, boolean streams)
            throws HttpException, InterruptedException;
}
