package io.keyaudit.testkit;

import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import io.keyaudit.FailureKind;
import java.io.IOException;
import java.util.Set;

/**
 * Something that a service does wrong.
 *
 * @param name what it does, for people
 * @param kinds what a provider can call it
 * @param act how it does that
 */
record Fault(String name, Set<FailureKind> kinds, Act act) {
    /** What a provider can call a connection that broke, since how that shows depends on the moment. */
    static final Set<FailureKind> BROKEN = Set.of(UNAVAILABLE, PROTOCOL);

    /** What the service does in place of answering. */
    @FunctionalInterface
    interface Act {
        void happen(RawExchange client, CannedAnswer good) throws IOException;
    }

    static Fault of(String name, FailureKind kind, Act act) {
        return new Fault(name, Set.of(kind), act);
    }

    static Fault answer(String name, FailureKind kind, CannedAnswer answer) {
        return of(name, kind, (client, good) -> answer.writeTo(client));
    }

    /** Returns a body that is not what it should be, in an answer that looks good otherwise. */
    static Fault body(String name, String body) {
        return of(name, PROTOCOL, (client, good) -> good.withBody(body).writeTo(client));
    }

    /** Bytes that are no text. */
    static Fault bytes(String name, byte[] body) {
        byte[] own = body.clone();
        return of(name, PROTOCOL, (client, good) -> good.writeTo(client, own));
    }

    static Fault broken(String name, Act act) {
        return new Fault(name, BROKEN, act);
    }

    static Fault slow(String name, Act act) {
        return of(name, FailureKind.TIMEOUT, act);
    }

    @Override
    public String toString() {
        return name;
    }
}
