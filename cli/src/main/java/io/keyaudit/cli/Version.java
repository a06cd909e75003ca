package io.keyaudit.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, for the commands. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"keyaudit " + Build.version()};
    }
}
