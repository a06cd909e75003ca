package io.keyaudit.http;

import io.keyaudit.spi.ProviderException;

/**
 * Adds a key's credentials to its requests. Asked once for every attempt, after the wait for the rate limit and just
 * before the request is sent, so that no nonce is sent twice and no time is out of date. Nothing changes the request
 * afterwards.
 */
@FunctionalInterface
public interface RequestSigner {
    /**
     * Returns the request with credentials: headers, parameters after those that it has, or a body.
     *
     * @param request as the provider made it
     * @throws ProviderException if it cannot be signed, such as with a secret of the wrong form; it is not sent then
     */
    ServiceRequest sign(ServiceRequest request, SigningContext context) throws ProviderException;
}
