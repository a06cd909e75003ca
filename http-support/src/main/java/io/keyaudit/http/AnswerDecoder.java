package io.keyaudit.http;

import feign.Response;
import feign.codec.Decoder;
import io.keyaudit.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Turns a response into an answer that can be relied on, or into what is wrong with it. */
record AnswerDecoder(AnswerReader reader, Clock clock, UnaryOperator<String> redaction) implements Decoder {
    @Override
    public Object decode(Response response, Type type) {
        HttpAnswer answer = answer(response);
        Optional<HttpException> complaint = complaint(answer);
        if (complaint.isPresent()) {
            throw new CarriedException(complaint.get());
        }
        return answer.json()
                .orElseThrow(() -> new CarriedException(new HttpException(
                        FailureKind.PROTOCOL, "the answer is " + answer.kindOfBody(), response.status())));
    }

    /** What is wrong with a response that has no success status. */
    Exception complaint(String method, Response response) {
        return new CarriedException(complaint(answer(response)).orElseThrow());
    }

    private Optional<HttpException> complaint(HttpAnswer answer) {
        return reader.complaint(answer).or(() -> HttpStatus.complaint(answer));
    }

    private HttpAnswer answer(Response response) {
        byte[] body;
        try {
            body = response.body().asInputStream().readAllBytes();
        } catch (IOException impossible) {
            // The client read it before.
            throw new UncheckedIOException(impossible);
        }
        return new HttpAnswer(
                response.status(),
                header(response, "content-type").orElse(""),
                header(response, "content-encoding")
                        .filter(coding -> !coding.equals("identity"))
                        .isPresent(),
                RetryAfter.read(response.headers().getOrDefault("retry-after", List.of()), clock),
                body,
                redaction);
    }

    private static Optional<String> header(Response response, String name) {
        return response.headers().getOrDefault(name, List.of()).stream().findFirst();
    }
}
