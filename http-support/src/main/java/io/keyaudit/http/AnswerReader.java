package io.keyaudit.http;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Turns what came back into an answer that can be relied on, or into what is wrong with it.
 *
 * @param before is given every answer before it is judged
 */
record AnswerReader(
        ErrorMapper errors,
        ProviderContext context,
        JsonTree tree,
        UnaryOperator<String> redaction,
        Consumer<HttpAnswer> before) {
    HttpAnswer read(Reply reply) throws HttpException {
        byte[] body;
        try {
            body = reply.body().readAllBytes();
        } catch (IOException impossible) {
            // The client read it before.
            throw new UncheckedIOException(impossible);
        }
        return checked(reply, body);
    }

    /** Returns an answer that is read later. Only its head is judged here. */
    JsonStream stream(Reply reply) throws HttpException {
        checked(reply, new byte[0]);
        return new JsonStream(reply.body(), tree, context.endpoint());
    }

    private HttpAnswer checked(Reply reply, byte[] body) throws HttpException {
        HttpAnswer answer = new HttpAnswer(
                reply, body, tree, RetryAfter.read(reply.header("retry-after"), context.clock()), redaction);
        before.accept(answer);
        Optional<HttpException> error = errors.error(answer).or(() -> HttpStatus.error(answer));
        if (error.isPresent()) {
            throw error.get();
        }
        if (answer.hasTwoLengths()) {
            throw new HttpException(
                    FailureKind.PROTOCOL, "the answer says of itself that it has two lengths", reply.status());
        }
        return answer;
    }
}
