package io.keyaudit.http;

import java.util.Optional;

/** Recognizes errors in a service's answers, in the service's own form. Thread-safe. */
@FunctionalInterface
public interface ErrorMapper {
    /**
     * Returns the error that the answer states, if any. Asked about every answer, since an error can come with a
     * success status; where that is read as a {@link JsonStream}, before it has a body. An answer that is left to
     * {@link HttpStatus} is judged by its status.
     */
    Optional<HttpException> error(HttpAnswer answer);
}
