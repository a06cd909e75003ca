package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognizes how a service says no, before anything else of an answer is read. */
record Errors(Service service, Clock clock) implements ErrorMapper {
    private static final int OK = 200;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        for (ErrorCase known : service.errors()) {
            if (Conditions.describe(known.when(), answer)) {
                return Optional.of(failure(known, answer));
            }
        }
        boolean good = service.success().isEmpty()
                || Conditions.describe(service.success().get(), answer);
        return good || answer.status() != OK
                ? Optional.empty()
                : Optional.of(new HttpException(
                        FailureKind.PROTOCOL, "the answer does not say what an answer about a key says", OK));
    }

    private HttpException failure(ErrorCase known, HttpAnswer answer) {
        String message = known.message().orElse(usual(known.kind())) + " (" + answer.status() + ")";
        return switch (known.kind()) {
            case RATE_LIMITED -> HttpException.retryable(known.kind(), message, answer.status(), wait(known, answer));
            case UNAVAILABLE -> HttpException.retryable(known.kind(), message, answer.status(), answer.retryAfter());
            default -> new HttpException(known.kind(), message, answer.status());
        };
    }

    private static String usual(FailureKind kind) {
        return switch (kind) {
            case REJECTED -> "the service does not accept the key";
            case FORBIDDEN -> "the service does not let this key ask";
            case RATE_LIMITED -> "the service wants fewer requests";
            case UNAVAILABLE -> "the service is out of order";
            case CONFIGURATION -> "there is nothing to ask at this address";
            default -> "the answer is not understood";
        };
    }

    /** Returns the longest wait that the answer asks for, or else the one that the file states. */
    private Optional<Duration> wait(ErrorCase known, HttpAnswer answer) {
        List<Duration> stated = service.limits().waits().stream()
                .flatMap(wait -> wait(wait, answer).stream())
                .toList();
        return Stream.concat(stated.stream(), answer.retryAfter().stream())
                .max(Comparator.naturalOrder())
                .or(known::pause);
    }

    private Optional<Duration> wait(Limits.Wait wait, HttpAnswer answer) {
        return answer.header(wait.header())
                .map(String::strip)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(Long::parseLong)
                .map(seconds -> wait.format() == TimeFormat.SECONDS_LEFT
                        ? Duration.ofSeconds(seconds)
                        : Duration.between(clock.instant(), Instant.ofEpochSecond(seconds)))
                .filter(duration -> !duration.isNegative());
    }
}
