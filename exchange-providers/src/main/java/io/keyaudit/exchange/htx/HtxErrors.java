package io.keyaudit.exchange.htx;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.Optional;

/** HTX's errors (clients of the exchange), which come with status 200. */
final class HtxErrors implements ErrorMapper {
    private static final String SUCCESS = "200";

    private static final ErrorCodes CODES = ErrorCodes.of("HTX")
            .rejectedOrOutOfTime(
                    "the key is not valid (wrong host?), or not for this address; or the request's time is not accepted,"
                            + " so check the clock, too",
                    "1002")
            .rejectedOrOutOfTime(
                    "the signature or its time is wrong, or the key is not for this address; check that the"
                            + " secret is the key's, and the clock",
                    "1003",
                    "api-signature-not-valid")
            .misunderstood("2002", "2003")
            .tooManyRequests("429")
            .unavailable("500")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return answer.json()
                .flatMap(HtxErrors::code)
                .filter(code -> !code.equals(SUCCESS) || answer.status() != 200)
                .map(code -> CODES.error(code, answer));
    }

    /** Returns the code, which older endpoints write as a word; none for a success of theirs. */
    private static Optional<String> code(JsonAnswer json) {
        return json.findField("err-code")
                .flatMap(JsonAnswer::findString)
                .or(() -> json.findField("code").flatMap(JsonAnswer::findLong).map(String::valueOf));
    }
}
