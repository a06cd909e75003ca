package io.keyaudit.http;

import feign.Response;
import feign.codec.Decoder;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Turns a response into an answer that can be relied on, or into what is wrong with it. */
record AnswerDecoder(ErrorMapper errors, ProviderContext context, UnaryOperator<String> redaction) implements Decoder {
    @Override
    public Object decode(Response response, Type type) {
        if (type == JsonStream.class) {
            return stream(response);
        }
        HttpAnswer answer = answer(response);
        Optional<HttpException> error = error(answer).or(() -> twoLengths(response));
        if (error.isPresent()) {
            throw new UncheckedHttpException(error.get());
        }
        return answer.json()
                .orElseThrow(() -> new UncheckedHttpException(new HttpException(
                        FailureKind.PROTOCOL, "the answer is " + answer.kindOfBody(), response.status())));
    }

    /** An answer that is read later. Only its head is judged here. */
    private JsonStream stream(Response response) {
        InputStream body = body(response);
        Optional<HttpException> error = error(answer(response, new byte[0])).or(() -> twoLengths(response));
        if (error.isPresent()) {
            throw new UncheckedHttpException(error.get());
        }
        return new JsonStream(body, context.endpoint());
    }

    /** What is wrong with a response that has no success status. */
    Exception error(String method, Response response) {
        return new UncheckedHttpException(error(answer(response)).orElseThrow());
    }

    private Optional<HttpException> error(HttpAnswer answer) {
        return errors.error(answer).or(() -> HttpStatus.error(answer));
    }

    private HttpAnswer answer(Response response) {
        try {
            return answer(response, body(response).readAllBytes());
        } catch (IOException impossible) {
            // The client read it before.
            throw new UncheckedIOException(impossible);
        }
    }

    private static InputStream body(Response response) {
        try {
            return response.body().asInputStream();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private HttpAnswer answer(Response response, byte[] body) {
        return new HttpAnswer(
                response.status(),
                headers(response, "content-type").findFirst().orElse(""),
                headers(response, "content-encoding").anyMatch(coding -> !coding.equals("identity")),
                RetryAfter.read(response.headers().getOrDefault("retry-after", List.of()), context.clock()),
                body,
                redaction);
    }

    /** An answer of two lengths ends where somebody between the service and us wanted it to (RFC 9112, 6.3). */
    private static Optional<HttpException> twoLengths(Response response) {
        return headers(response, "content-length").distinct().count() < 2
                ? Optional.empty()
                : Optional.of(new HttpException(
                        FailureKind.PROTOCOL, "the answer says of itself that it has two lengths", response.status()));
    }

    private static Stream<String> headers(Response response, String name) {
        return response.headers().getOrDefault(name, List.of()).stream();
    }
}
