package io.keyaudit.exchange;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The error codes that an exchange documents, with what each means. Immutable. */
public final class ErrorCodes {
    private final String exchange;
    private final Map<String, Meaning> meanings;

    private ErrorCodes(Builder builder) {
        this.exchange = builder.exchange;
        this.meanings = Map.copyOf(builder.meanings);
    }

    /**
     * Starts a list without codes.
     *
     * @param exchange its name as people know it
     */
    public static Builder of(String exchange) {
        return new Builder(exchange);
    }

    /**
     * Returns the failure that a code stands for. A code that is not in the list is judged by the answer's status, and
     * is {@link FailureKind#PROTOCOL} where that says nothing. The message ends with the code.
     *
     * @param code as the exchange answers it; untrusted text
     */
    public HttpException error(String code, HttpAnswer answer) {
        return error(code, code, answer);
    }

    /**
     * Returns the failure that a word stands for which the exchange adds to its code; where the word is not in the list,
     * the code decides.
     *
     * @param word untrusted text
     * @param code untrusted text, with which the message ends
     */
    public HttpException error(String word, String code, HttpAnswer answer) {
        Meaning unknown = new Meaning(byStatus(answer.status()), false, exchange + " answered with an unknown error");
        return meanings.getOrDefault(word, meanings.getOrDefault(code, unknown)).failure(answer, code);
    }

    /**
     * Returns the failure that an answer states in one of its fields; none if the field is not there, or states a success
     * and the status does, too.
     *
     * @param field in which the code is, as a text or a whole number
     * @param success the code of a success
     */
    public Optional<HttpException> in(HttpAnswer answer, String field, String success) {
        return answer.json()
                .flatMap(json -> json.findField(field))
                .flatMap(code -> code.findString().or(() -> code.findLong().map(String::valueOf)))
                .filter(code -> !code.equals(success) || answer.status() != 200)
                .map(code -> error(code, answer));
    }

    private static FailureKind byStatus(int status) {
        return switch (status) {
            case 401 -> FailureKind.REJECTED;
            case 403 -> FailureKind.FORBIDDEN;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.PROTOCOL;
        };
    }

    /**
     * What a code means.
     *
     * @param special of a rejection, that it can be due to the time of the request; of a wrong configuration, that it is;
     *     of too many requests, that none is to follow
     */
    private record Meaning(FailureKind kind, boolean special, String message) {
        HttpException failure(HttpAnswer answer, String code) {
            String said = message + " (" + answer.brief(code) + ")";
            int status = answer.status();
            return switch (kind) {
                case REJECTED -> special ? HttpException.rejectedOrOutOfTime(said, answer) : lasting(said, status);
                case CONFIGURATION -> special ? HttpException.outOfTime(said, status) : lasting(said, status);
                case RATE_LIMITED -> special ? lasting(said, status) : passing(said, answer);
                case UNAVAILABLE -> passing(said, answer);
                default -> lasting(said, status);
            };
        }

        private HttpException lasting(String said, int status) {
            return new HttpException(kind, said, status);
        }

        private HttpException passing(String said, HttpAnswer answer) {
            return HttpException.retryable(kind, said, answer.status(), answer.retryAfter());
        }
    }

    /** Builds a list of error codes. Not thread-safe. */
    public static final class Builder {
        private final String exchange;
        private final Map<String, Meaning> meanings = new HashMap<>();

        private Builder(String exchange) {
            this.exchange = exchange;
        }

        /**
         * Adds codes for a key that the exchange does not accept.
         *
         * @param message for people, without a stop at its end
         */
        public Builder rejected(String message, String... codes) {
            return add(new Meaning(FailureKind.REJECTED, false, message), codes);
        }

        /** Adds codes for a key that the exchange does not accept, or for the time of a request, without telling which. */
        public Builder rejectedOrOutOfTime(String message, String... codes) {
            return add(new Meaning(FailureKind.REJECTED, true, message), codes);
        }

        /** Adds codes for a key that is not allowed to ask. */
        public Builder forbidden(String message, String... codes) {
            return add(new Meaning(FailureKind.FORBIDDEN, false, message), codes);
        }

        /** Adds codes for a key that does not fit its configuration, such as its host or environment. */
        public Builder misconfigured(String message, String... codes) {
            return add(new Meaning(FailureKind.CONFIGURATION, false, message), codes);
        }

        /** Adds codes for a request that keyaudit should not have sent. */
        public Builder misunderstood(String... codes) {
            return add(new Meaning(FailureKind.PROTOCOL, false, exchange + " does not understand the request"), codes);
        }

        /** Adds codes for the time of a request, after which it is sent again by the exchange's own time. */
        public Builder outOfTime(String... codes) {
            String message = "the time of the request is not accepted; check the clock";
            return add(new Meaning(FailureKind.CONFIGURATION, true, message), codes);
        }

        /** Adds codes for too many requests. */
        public Builder tooManyRequests(String... codes) {
            return add(new Meaning(FailureKind.RATE_LIMITED, false, exchange + " wants fewer requests"), codes);
        }

        /** Adds codes for too many requests, after which a further one makes things worse. */
        public Builder lockedOut(String... codes) {
            return add(new Meaning(FailureKind.RATE_LIMITED, true, exchange + " wants no requests for a while"), codes);
        }

        /** Adds codes for an exchange that is busy, under maintenance or out of order. */
        public Builder unavailable(String... codes) {
            return add(new Meaning(FailureKind.UNAVAILABLE, false, exchange + " is out of order"), codes);
        }

        private Builder add(Meaning meaning, String... codes) {
            List.of(codes).forEach(code -> meanings.put(code, meaning));
            return this;
        }

        /** Returns the list. */
        public ErrorCodes build() {
            return new ErrorCodes(this);
        }
    }
}
