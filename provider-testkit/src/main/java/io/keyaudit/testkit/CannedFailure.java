package io.keyaudit.testkit;

import io.keyaudit.FailureKind;

/**
 * A way in which a service refuses, and what the provider must call it.
 *
 * @param name what the service does, for people
 * @param kind what the provider must call it
 * @param answer what the service says to each of the key's requests
 */
public record CannedFailure(String name, FailureKind kind, CannedAnswer answer) {
    @Override
    public String toString() {
        return name;
    }
}
