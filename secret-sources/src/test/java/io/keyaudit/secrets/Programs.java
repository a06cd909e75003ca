package io.keyaudit.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Programs that stand in for those of vaults. */
final class Programs {
    static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "HOME", "/", "UNASKED", "unasked", "ASKED", "asked");

    /** Answers lines of JSON: the secret at each path is the path with "secret-" before it. */
    static final String ANSWERING = """
            while IFS= read -r line; do
              id=${line#*'"id":'}
              paths=${line#*[}
              printf '{"id":%s,"secrets":[%s]}\\n' "${id%%,*}" \\
                "$(printf '%s' "${paths%]*}" | sed 's/"\\([^"]*\\)"/"secret-\\1"/g')"
            done""";

    private Programs() {}

    /** Writes a shell script and returns its path. */
    static String script(Path folder, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
