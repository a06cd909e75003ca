package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyaudit.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing is concluded from a body that is not what the service says when it says something. */
abstract class BodyChecks extends Checks {
    private static final int MIB = 1 << 20;

    /** What services say with status 200 when they mean an error. */
    private static final List<String> ERRORS_WITH_STATUS_200 = List.of(
            "{\"error\": \"temporarily unavailable\"}",
            "{\"error\": {\"code\": 401, \"message\": \"invalid key\"}}",
            "{\"errors\": [{\"message\": \"invalid key\"}]}",
            "{\"code\": 503, \"message\": \"maintenance\"}",
            "{\"success\": false, \"data\": null}",
            "[\"error\", 10100, \"apikey: invalid\"]");

    @Test
    void htmlSaysNothing() {
        String page = "<!DOCTYPE html><html><body>Please sign in</body></html>";
        assertFails(Fault.answer(
                "200 with HTML",
                FailureKind.PROTOCOL,
                new CannedAnswer(200, Map.of("Content-Type", "text/html"), page)));
        assertFails(Fault.body("200, called what a good answer is called, with HTML", page));
    }

    @Test
    void anEmptyBodySaysNothing() {
        assertFails(Fault.body("200, empty", ""));
        assertFails(Fault.body("200 with white space", " \r\n"));
        assertFails(Fault.answer("204", FailureKind.PROTOCOL, CannedAnswer.empty(204)));
    }

    @Test
    void anErrorWithStatus200SaysNothing() {
        ERRORS_WITH_STATUS_200.forEach(error -> assertNothingConcluded(Fault.body("200 with " + error, error)));
    }

    @Test
    void aScalarSaysNothing() {
        for (String scalar : List.of("null", "true", "false", "0", "1.5", "\"text\"")) {
            assertNothingConcluded(Fault.body("just " + scalar, scalar));
        }
    }

    /** A good answer of the other shape, and one with nothing inside. */
    @Test
    void anEmptyStructureSaysNothing() {
        boolean object = bench().good().conversation().get(0).answer().body().startsWith("{");
        assertNothingConcluded(Fault.body("another structure", object ? "[]" : "{}"));
        assertNothingConcluded(Fault.body("nested emptiness", object ? "{}" : "[[]]"));
    }

    @Test
    void jsonThatBreaksOffSaysNothing() {
        for (Exchange exchange : structured()) {
            String body = exchange.answer().body().strip();
            for (int length : sampled(body.length())) {
                if (length == 0) {
                    continue;
                }
                assertAtFails(exchange, Fault.body("the first " + length + " characters", body.substring(0, length)));
            }
        }
    }

    @Test
    void jsonWithMoreBehindItSaysNothing() {
        for (Exchange exchange : structured()) {
            String body = exchange.answer().body();
            assertAtFails(exchange, Fault.body("a good answer and something after it", body + " x"));
            assertAtFails(exchange, Fault.body("a good answer twice", body + body));
        }
    }

    /** Each value of an answer in turn becomes one of another type: a wrong type must not read as "no". */
    @Test
    void wrongTypesNeverMislead() {
        for (Exchange exchange : structured()) {
            for (JsonMutation mutation :
                    JsonMutation.wrongTypes(exchange.answer().body())) {
                assertAtNeverMisleads(exchange, Fault.body(mutation.name(), mutation.body()));
            }
        }
    }

    @Test
    void invalidUtf8NeverMisleads() {
        for (Exchange exchange : bench().good().conversation()) {
            byte[] body = exchange.answer().body().getBytes(StandardCharsets.UTF_8);
            for (int at : sampled(body.length)) {
                if (Character.isLetter(body[at])) {
                    byte[] broken = body.clone();
                    broken[at] = (byte) 0xff;
                    assertAtNeverMisleads(exchange, Fault.bytes("an invalid byte at " + at, broken));
                }
            }
        }
    }

    @Test
    void anotherEncodingNeverMisleads() {
        for (Exchange exchange : bench().good().conversation()) {
            String body = exchange.answer().body();
            assertAtNeverMisleads(exchange, Fault.bytes("UTF-16", body.getBytes(StandardCharsets.UTF_16)));
            assertAtNeverMisleads(
                    exchange,
                    Fault.of(
                            "a body that claims to be compressed",
                            FailureKind.PROTOCOL,
                            (client, good) ->
                                    good.withHeader("Content-Encoding", "br").writeTo(client)));
        }
    }

    @Test
    void deepNestingIsAFailure() {
        assertFails(Fault.body("100 000 arrays in one another", "[".repeat(100_000) + "]".repeat(100_000)));
        assertFails(
                Fault.body("100 000 objects in one another", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
    }

    @Test
    void aHugeBodyIsAFailure() {
        byte[] spaces = " ".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
        assertFails(Fault.broken("a good answer and 8 MiB of white space", (client, good) -> {
            byte[] body = good.body().getBytes(StandardCharsets.UTF_8);
            client.write(good.head(body.length + 8 * MIB));
            client.write(body);
            for (int sent = 0; sent < 8; sent++) {
                client.write(spaces);
            }
        }));
    }

    /** The first answers good, one of the later ones not: what it was asked for is not known. */
    @Test
    void aFaultAtOneOfSeveralAnswersNeverMisleads() {
        List<Exchange> conversation = bench().good().conversation();
        for (Exchange exchange : conversation.subList(1, conversation.size())) {
            for (int status : List.of(403, 404, 429, 500)) {
                assertAtNeverMisleads(
                        exchange,
                        Fault.answer(String.valueOf(status), contract().kindOf(status), CannedAnswer.empty(status)));
            }
            assertAtNeverMisleads(exchange, Fault.body("an empty body", ""));
            assertAtNeverMisleads(exchange, Fault.broken("a reset", (client, good) -> client.reset()));
        }
    }

    private List<Exchange> structured() {
        return bench().good().conversation().stream()
                .filter(exchange -> exchange.answer().body().strip().matches("(?s)[\\[{].*"))
                .toList();
    }

    /** Without its first answer nothing is known; whether it can do without another is the provider's matter. */
    private void assertAtFails(Exchange exchange, Fault fault) {
        if (!exchange.equals(bench().good().conversation().get(0))) {
            assertAtNeverMisleads(exchange, fault);
            return;
        }
        Reading reading = readAt(exchange, fault);
        assertTrue(
                reading.failed().isPresent(),
                () -> fault + " at " + exchange.path() + " gives " + reading.summary()
                        + "; expected a ProviderException");
    }

    /** Numbers below that, at most so many and evenly spread, the first and the last among them. */
    private List<Integer> sampled(int below) {
        List<Integer> numbers = new ArrayList<>();
        int count = Math.min(below, contract().samples());
        for (int sample = 0; sample < count; sample++) {
            numbers.add(count == 1 ? 0 : (int) ((long) sample * (below - 1) / (count - 1)));
        }
        return numbers;
    }
}
