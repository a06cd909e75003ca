package io.keyaudit.cli;

import io.keyaudit.lifecycle.KeyAccount;
import io.keyaudit.spi.ProviderException;
import picocli.CommandLine.Option;

/** The option that names one key of an account. */
final class KeyIdOption {
    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description =
                    "The service's identifier of the key, or the eight characters of it that \"keyaudit keys list\" shows.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    /** Returns the whole identifier. */
    String id(KeyAccount account) throws ProviderException {
        return account.wholeId(id);
    }
}
