package io.keyaudit.declarative.facts;

import io.keyaudit.FailureKind;

/** An answer that is no reading, and the kind of failure that it means. */
record Refusal(String name, Reply reply, FailureKind kind) {
    @Override
    public String toString() {
        return name;
    }
}
