package com.example.compliance;

import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.policy.Finding;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** Does its work, whatever that is, until standard input ends; and first of all makes sure of its keys. */
public final class Application {
    private static final int KEYS_REFUSED = 3;

    private Application() {}

    public static void main(String[] arguments) throws IOException, InvalidFileException {
        if (arguments.length != 3) {
            System.err.println("usage: application VAULT_FOLDER KNOWN_KEYS_FILE PORTAL_URL");
            System.exit(2);
        }
        KeyCheck check = new KeyCheck(
                KeyAuditor.create(),
                OurKeys.in(new Vault(Path.of(arguments[0])), arguments[2]),
                OurKeys.policy(),
                Clock.systemUTC());
        try (KeyGuard guard = new KeyGuard(
                check,
                new KnownKeys(Path.of(arguments[1])),
                new Printer(),
                Executors.newSingleThreadScheduledExecutor())) {
            guard.start(Duration.ofHours(1));
            System.out.println("started: every key is as it should be");
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (StartRefusedException refused) {
            System.err.println("not started, because of a key:\n" + refused.getMessage());
            System.exit(KEYS_REFUSED);
        }
    }

    private static final class Printer implements FindingListener {
        @Override
        public void found(List<Finding> findings) {
            findings.forEach(finding -> System.out.println("found: " + StartRefusedException.line(finding)));
        }

        @Override
        public void failed(Exception failure) {
            System.err.println("the keys could not be audited: " + failure.getClass().getName());
        }
    }
}
