package io.keyaudit.yaml;

import io.keyaudit.yaml.DocumentNode.ScalarType;

/** The field {@code version} that every file of ours has. */
public final class FileVersion {
    /** The name of the field. */
    public static final String FIELD = "version";

    private static final String VERSION = "1";

    private FileVersion() {}

    /** Adds a problem unless the version is 1. */
    public static void require(Fields fields, Problems problems) {
        if (!fields.has(FIELD)) {
            problems.add(fields.position(), "\"version\" is missing; begin the file with \"version: 1\"");
        }
        fields.scalar(FIELD, ScalarType.INTEGER, "expected \"version: 1\"")
                .filter(version -> !version.value().equals(VERSION))
                .ifPresent(version -> problems.add(
                        version.position(), "this version of the format is not known; this keyaudit reads version 1"));
    }
}
