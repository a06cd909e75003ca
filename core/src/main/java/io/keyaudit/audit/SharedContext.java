package io.keyaudit.audit;

import io.keyaudit.spi.Network;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimiters;

/**
 * What the contexts of all targets of one auditor have in common: the time, and how services are reached. Immutable.
 *
 * @param settings for the time, and how much of it a key has
 */
record SharedContext(AuditSettings settings, RateLimiters rateLimiters, Nonces nonces, Network network) {
    /** Returns the context of a target in this auditor. */
    ProviderContext of(ProviderContext target) {
        return new ProviderContext(
                target.endpoint(),
                target.options(),
                settings.clock(),
                settings.ticker(),
                target.timeouts().within(settings.timeout()),
                rateLimiters,
                nonces,
                network);
    }
}
