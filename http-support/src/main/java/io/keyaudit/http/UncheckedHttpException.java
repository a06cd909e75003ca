package io.keyaudit.http;

/** Carries a checked exception through Feign, which lets only unchecked ones pass everywhere. */
final class UncheckedHttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpException carried;

    UncheckedHttpException(HttpException carried) {
        super(carried.getMessage(), null, false, false);
        this.carried = carried;
    }

    HttpException carried() {
        return carried;
    }
}
