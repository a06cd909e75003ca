package io.keyaudit.sandbox;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Something that goes wrong with the answers of a service. Immutable. */
public final class Fault {
    private final UnaryOperator<Reply> change;

    private Fault(UnaryOperator<Reply> change) {
        this.change = change;
    }

    /** Answers this instead, whatever was asked. */
    public static Fault answer(int status, Map<String, String> headers, String body) {
        Reply reply = new Reply(status, Map.copyOf(headers), body);
        return new Fault(genuine -> reply);
    }

    /** Answers this JSON instead, whatever was asked. */
    public static Fault json(int status, String body) {
        return answer(status, Map.of("Content-Type", "application/json"), body);
    }

    /** Answers a page for people, as proxies, firewalls and maintenance do. */
    public static Fault html(int status) {
        return answer(
                status, Map.of("Content-Type", "text/html"), "<!doctype html><html><body>Please wait.</body></html>");
    }

    /** Ends the connection without an answer. */
    public static Fault noAnswer() {
        return new Fault(genuine -> Reply.NONE);
    }

    /** Leaves out the second half of the genuine body. */
    public static Fault truncatedBody() {
        return new Fault(genuine ->
                genuine.withBody(genuine.body().substring(0, genuine.body().length() / 2)));
    }

    /** Adds a member, such as {@code "ips":[]}, in front of the first of that name in the genuine body. */
    public static Fault memberBefore(String name, String member) {
        String before = "\"" + name + "\":";
        return replacing(before, member + "," + before);
    }

    /** Puts other text in place of the first such part of the genuine body; without such a part nothing changes. */
    public static Fault replacing(String part, String replacement) {
        return new Fault(genuine -> {
            int at = genuine.body().indexOf(part);
            return at < 0
                    ? genuine
                    : genuine.withBody(new StringBuilder(genuine.body())
                            .replace(at, at + part.length(), replacement)
                            .toString());
        });
    }

    Reply applyTo(Reply genuine) {
        return change.apply(genuine);
    }
}
