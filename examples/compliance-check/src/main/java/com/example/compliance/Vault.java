package com.example.compliance;

import io.keyaudit.Credentials;
import io.keyaudit.Secret;
import io.keyaudit.audit.CredentialSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the application's secrets are: here a folder that an orchestrator mounts, with a file for each. They are rotated
 * while the application runs.
 */
record Vault(Path folder) {
    /** Reads the key anew for each audit: what was rotated meanwhile is audited as it is now. */
    CredentialSource apiKey(String name) {
        return () -> Credentials.of("apiKey", Secret.of(read(name)));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
