package io.keyaudit.bitfinex;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.nonce.NonceTooSmallException;
import java.util.List;
import java.util.Optional;

/** What Bitfinex has to say against a request, whatever the status that it says it with. */
final class BitfinexErrors {
    private BitfinexErrors() {}

    static Optional<HttpException> read(HttpAnswer answer) {
        Optional<JsonAnswer> json = answer.json();
        Optional<List<JsonAnswer>> array = json.flatMap(JsonAnswer::findElements);
        if (array.isPresent() && says(array.get(), "error")) {
            return stated(answer, array.get());
        }
        return json.flatMap(object -> object.findField("error"))
                .flatMap(JsonAnswer::findString)
                .flatMap(word -> word(answer, word));
    }

    private static boolean says(List<JsonAnswer> array, String word) {
        return !array.isEmpty() && array.get(0).findString().equals(Optional.of(word));
    }

    /** {@code ["error", code or null, "text"]}. */
    private static Optional<HttpException> stated(HttpAnswer answer, List<JsonAnswer> array) {
        Optional<Long> code = array.size() > 1 ? array.get(1).findLong() : Optional.empty();
        String text = array.size() > 2 ? array.get(2).findString().orElse("") : "";
        Optional<BitfinexError> known = BitfinexError.of(code, text);
        String said = " (" + code.map(number -> number + " ").orElse("") + "\"" + answer.brief(text) + "\")";
        if (known.equals(Optional.of(BitfinexError.NONCE))) {
            return Optional.of(new NonceTooSmallException(answer.status()));
        }
        if (known.isEmpty()) {
            return unknown(answer, FailureKind.PROTOCOL, said);
        }
        BitfinexError error = known.get();
        return Optional.of(
                error.retryable()
                        ? HttpException.retryable(
                                error.kind(), error.message() + said, answer.status(), answer.retryAfter())
                        : new HttpException(error.kind(), error.message() + said, answer.status()));
    }

    /** {@code {"error": "ERR_RATE_LIMIT"}} and {@code {"code": 503, "error": "temporarily_unavailable"}}. */
    private static Optional<HttpException> word(HttpAnswer answer, String word) {
        String said = " (\"" + answer.brief(word) + "\")";
        return switch (word) {
            case "ERR_RATE_LIMIT" ->
                Optional.of(HttpException.retryable(
                        FailureKind.RATE_LIMITED,
                        BitfinexError.RATE_LIMIT.message() + said,
                        answer.status(),
                        answer.retryAfter()));
            case "temporarily_unavailable" ->
                Optional.of(HttpException.retryable(
                        FailureKind.UNAVAILABLE,
                        BitfinexError.UNKNOWN.message() + said,
                        answer.status(),
                        answer.retryAfter()));
            default -> unknown(answer, answer.status() >= 500 ? FailureKind.UNAVAILABLE : FailureKind.PROTOCOL, said);
        };
    }

    /** Words that are not known; those of a rate limit matter less than that it is one, which its status tells. */
    private static Optional<HttpException> unknown(HttpAnswer answer, FailureKind kind, String said) {
        return answer.status() == 429
                ? Optional.empty()
                : Optional.of(
                        new HttpException(kind, "Bitfinex states an error that is not known" + said, answer.status()));
    }
}
