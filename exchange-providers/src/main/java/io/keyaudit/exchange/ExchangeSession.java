package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.KeySnapshot;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;

/** A session with an exchange. Holds nothing of any key. */
record ExchangeSession(ExchangeProvider provider, ProviderContext context, GuardedHttp http)
        implements ProviderSession {
    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        return provider.inspect(new KeyInquiry(provider, context, http, credentials));
    }

    @Override
    public void close() {}
}
