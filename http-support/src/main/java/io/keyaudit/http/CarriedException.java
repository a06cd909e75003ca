package io.keyaudit.http;

/** Carries a checked exception through Feign, which lets only unchecked ones pass everywhere. */
final class CarriedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpException carried;

    CarriedException(HttpException carried) {
        super(carried.getMessage(), null, false, false);
        this.carried = carried;
    }

    HttpException carried() {
        return carried;
    }
}
