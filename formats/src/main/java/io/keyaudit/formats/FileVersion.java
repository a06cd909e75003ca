package io.keyaudit.formats;

import io.keyaudit.formats.YamlNode.ScalarType;

/** The version of a format that a file says it has. */
final class FileVersion {
    static final String FIELD = "version";
    private static final String VERSION = "1";

    private FileVersion() {}

    /** Anything but version 1 is a problem. */
    static void require(Fields fields, Problems problems) {
        if (!fields.has(FIELD)) {
            problems.add(fields.position(), "\"version\" is missing; begin the file with \"version: 1\"");
        }
        fields.scalar(FIELD, ScalarType.INTEGER, "expected \"version: 1\"")
                .filter(version -> !version.value().equals(VERSION))
                .ifPresent(version -> problems.add(
                        version.position(), "this version of the format is not known; this keyaudit reads version 1"));
    }
}
