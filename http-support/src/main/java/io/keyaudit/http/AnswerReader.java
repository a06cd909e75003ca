package io.keyaudit.http;

import java.util.Optional;

/** Recognises what a service has to say against a request, in the service's own way of saying it. Thread-safe. */
@FunctionalInterface
public interface AnswerReader {
    /**
     * What is wrong according to the answer, if anything. Asked about every answer, since an error can come with a
     * success status; where that is read as a {@link JsonStream}, before it has a body. An answer that is left to
     * {@link HttpStatus} is judged by its status.
     */
    Optional<HttpException> complaint(HttpAnswer answer);
}
