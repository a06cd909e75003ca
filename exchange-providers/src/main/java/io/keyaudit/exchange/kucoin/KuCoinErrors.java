package io.keyaudit.exchange.kucoin;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import io.keyaudit.FailureKind;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.Optional;

/** KuCoin's errors (API guide, "Request"), told apart by their code, whatever the status. */
final class KuCoinErrors implements ErrorMapper {
    private static final String SUCCESS = "200000";

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return answer.json()
                .flatMap(json -> json.findField("code"))
                .flatMap(JsonAnswer::findString)
                .filter(code -> !code.equals(SUCCESS))
                .map(code -> byCode(answer, code));
    }

    private static HttpException byCode(HttpAnswer answer, String code) {
        return switch (code) {
            case "400002" ->
                HttpException.outOfTime(
                        "the time of the request is not accepted; check the clock (400002)", answer.status());
            case "400003" -> lasting(answer, REJECTED, "the key does not exist; or it is of another host", code);
            case "400004" -> lasting(answer, REJECTED, "the passphrase is wrong", code);
            case "400005" ->
                lasting(answer, REJECTED, "the signature is wrong; check that the secret is the key's", code);
            case "400006" -> lasting(answer, FORBIDDEN, "the key is for other addresses; ask from one of those", code);
            case "400007" ->
                lasting(
                        answer,
                        FORBIDDEN,
                        "the key lacks the permission General, without which it cannot be asked",
                        code);
            case "411100" -> lasting(answer, FORBIDDEN, "the account is frozen", code);
            case "429000" ->
                HttpException.retryable(
                        RATE_LIMITED, "KuCoin wants fewer requests (429000)", answer.status(), answer.retryAfter());
            case "500000" ->
                HttpException.retryable(
                        UNAVAILABLE, "KuCoin is out of order (500000)", answer.status(), answer.retryAfter());
            default -> lasting(answer, PROTOCOL, "KuCoin answered with an error", answer.brief(code));
        };
    }

    private static HttpException lasting(HttpAnswer answer, FailureKind kind, String message, String code) {
        return new HttpException(kind, message + " (" + code + ")", answer.status());
    }
}
