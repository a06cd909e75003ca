package io.keyaudit.cli;

import picocli.CommandLine.Option;

/** The option that names one key of an account. */
final class KeyIdOption {
    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "The service's identifier of the key; \"keyaudit keys list --format json\" shows it.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    String id() {
        return id;
    }
}
