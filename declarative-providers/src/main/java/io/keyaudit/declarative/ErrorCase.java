package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import java.time.Duration;
import java.util.Optional;

/**
 * How a service says no. Immutable.
 *
 * @param when what its answer is like
 * @param kind what it means
 * @param message for people, in place of the usual one
 * @param pause how long its host is left alone, where the answer does not say
 */
record ErrorCase(Condition when, FailureKind kind, Optional<String> message, Optional<Duration> pause) {}
