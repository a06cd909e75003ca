package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.util.regex.Pattern;

/** A session with an exchange. Holds nothing of any key. */
record ExchangeSession(ExchangeProvider provider, ProviderContext context, GuardedHttp http)
        implements ProviderSession {
    /** Printable and without blanks: so are all keys, and what is not could end a header or a parameter. */
    private static final Pattern API_KEY = Pattern.compile("[\\x21-\\x7e]+");

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        if (!API_KEY.matcher(credentials.get(KeyInquiry.API_KEY).reveal()).matches()) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    "the API key holds blanks or characters that keys do not have; check that it was copied whole and"
                            + " alone");
        }
        return provider.inspect(new KeyInquiry(provider, context, http, credentials));
    }

    @Override
    public void close() {}
}
