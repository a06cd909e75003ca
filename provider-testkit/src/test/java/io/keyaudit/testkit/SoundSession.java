package io.keyaudit.testkit;

import io.keyaudit.Credentials;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;

/** Asks as its provider does. */
class SoundSession implements ProviderSession {
    private final SoundProvider provider;
    final ProviderContext context;

    SoundSession(SoundProvider provider, ProviderContext context) {
        this.provider = provider;
        this.context = context;
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        return provider.inspect(context, credentials);
    }

    @Override
    public void close() {}
}
