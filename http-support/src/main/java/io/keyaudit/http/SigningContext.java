package io.keyaudit.http;

import java.time.Instant;

/**
 * What a signature can be about besides the request.
 *
 * @param host the host as the service signs it, with its port unless that is the scheme's own
 * @param time the service's time, as well as it is known: this machine's, corrected by what the service said
 */
public record SigningContext(String host, Instant time) {}
