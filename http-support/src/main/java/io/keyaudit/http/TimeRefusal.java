package io.keyaudit.http;

import java.time.Instant;
import java.util.Optional;

/**
 * A request was refused because of its time.
 *
 * @param certain whether the service says so; otherwise the refusal can have other reasons as well
 * @param serviceTime the service's time, if the answer states it
 */
record TimeRefusal(boolean certain, Optional<Instant> serviceTime) {}
