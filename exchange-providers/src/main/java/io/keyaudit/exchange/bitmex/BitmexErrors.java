package io.keyaudit.exchange.bitmex;

import io.keyaudit.FailureKind;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** BitMEX's errors (reported by clients), distinguished by their status; only a request that came late has words of its own. */
final class BitmexErrors implements ErrorMapper {
    private static final Pattern TIME = Pattern.compile("Current time: ([0-9]{1,11})");

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        String message = answer.json()
                .flatMap(json -> json.findField("error"))
                .flatMap(error -> error.findField("message"))
                .flatMap(JsonAnswer::findString)
                .orElse("");
        if (message.contains("has expired")) {
            return Optional.of(outOfTime(message, answer.status()));
        }
        return answer.status() == 401
                ? Optional.of(new HttpException(
                        FailureKind.REJECTED,
                        "BitMEX does not accept the key (wrong host?) or its signature (401)",
                        401))
                : Optional.empty();
    }

    /** The message ends with BitMEX's time in seconds. */
    private static HttpException outOfTime(String message, int status) {
        String said = "the time of the request is not accepted; check the clock (" + status + ")";
        Matcher time = TIME.matcher(message);
        return time.find()
                ? HttpException.outOfTime(said, status, Instant.ofEpochSecond(Long.parseLong(time.group(1))))
                : HttpException.outOfTime(said, status);
    }
}
