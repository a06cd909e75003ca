package io.keyaudit.faults;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.keyaudit.FailureKind;

/**
 * Something a service does wrong, and what it is called.
 *
 * @param name what it does, for people
 * @param kind what a provider must call it
 * @param misbehaviour how it does that
 */
public record Fault(String name, FailureKind kind, Misbehaviour misbehaviour) {
    /** How a service misbehaves. */
    public sealed interface Misbehaviour {}

    /** An answer that WireMock can give. */
    record Answered(ResponseDefinitionBuilder answer) implements Misbehaviour {}

    /** Bytes that only a socket can give. */
    record Raw(RawService.Answer answer) implements Misbehaviour {}

    /** A service that keeps its client waiting until the client's patience ends. */
    record Slow(RawService.Answer answer) implements Misbehaviour {}

    /** A fault that WireMock can act out. */
    public static Fault answered(String name, FailureKind kind, ResponseDefinitionBuilder answer) {
        return new Fault(name, kind, new Answered(answer));
    }

    static Fault raw(String name, FailureKind kind, RawService.Answer answer) {
        return new Fault(name, kind, new Raw(answer));
    }

    static Fault slow(String name, RawService.Answer answer) {
        return new Fault(name, FailureKind.TIMEOUT, new Slow(answer));
    }

    @Override
    public String toString() {
        return name;
    }
}
