package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run, with everything logged, shows no secret anywhere. */
@Tag("paths")
class SecretsStaySecretTest {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("io.keyaudit");

    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private final Handler capture = new Capture(shown);
    private Level before = Level.INFO;

    @TempDir
    private Path folder;

    private static final class Capture extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();
        private final List<String> shown;

        Capture(List<String> shown) {
            this.shown = shown;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            shown.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void logEverything() {
        before = ROOT.getLevel();
        ROOT.setLevel(Level.ALL);
        OURS.setLevel(Level.ALL);
        ROOT.addHandler(capture);
    }

    @AfterEach
    void logAsBefore() {
        ROOT.removeHandler(capture);
        ROOT.setLevel(before);
        OURS.setLevel(null);
    }

    @Test
    void inLogsReportsMessagesAndTexts() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                SampleKeysFile file = SampleKeysFile.write(sandbox.sampleKeys())) {
            Path keys = Files.writeString(folder.resolve("keys.yaml"), file.text());
            Keyaudit keyaudit = Keyaudit.installed();
            for (String format : List.of("table", "json")) {
                Ran ran = keyaudit.run("check", keys.toString(), "--format", format);
                assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
                shown.add(ran.out() + ran.err());
            }
            showTextsOf(KeysFile.read(keys, keyaudit.providers(), Map.of()));
            showFailuresOfMixedUpSecrets(sandbox.sampleKeys());

            assertThat(shown).anyMatch(text -> text.contains("/api/2.0/keys/@self"));
            List<String> secrets = sandbox.sampleKeys().stream()
                    .flatMap(key -> key.credentials().values().stream())
                    .toList();
            assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
        }
    }

    private void showTextsOf(KeysFile keys) {
        shown.add(keys.toString());
        for (KeyOutcome outcome : KeyAuditor.create().audit(keys.targets())) {
            shown.add(outcome.toString());
            shown.add(outcome.target().credentials().toString());
        }
    }

    /** Each service is given the other's secrets, which it refuses. */
    private void showFailuresOfMixedUpSecrets(List<SampleKey> samples) {
        String docSpaceKey = samples.get(0).credentials().getOrDefault("apiKey", "");
        SampleKey bitfinex = samples.stream()
                .filter(key -> key.provider().equals("bitfinex"))
                .findFirst()
                .orElseThrow();
        List<AuditTarget> mixedUp = List.of(
                AuditTarget.builder("a", "bitfinex")
                        .endpoint(bitfinex.endpoint().toString())
                        .credential("apiKey", Secret.of(docSpaceKey))
                        .credential("apiSecret", Secret.of(docSpaceKey))
                        .build(),
                AuditTarget.builder("b", "docspace")
                        .endpoint(samples.get(0).endpoint().toString())
                        .credential("apiKey", Secret.of(bitfinex.credentials().getOrDefault("apiSecret", "")))
                        .build(),
                AuditTarget.builder("c", "docspace")
                        .endpoint("http://127.0.0.1:1")
                        .credential("apiKey", Secret.of(docSpaceKey))
                        .build());
        for (KeyOutcome outcome : KeyAuditor.create().audit(mixedUp)) {
            assertThat(outcome).isInstanceOf(KeyOutcome.Failed.class);
            shown.add(outcome.toString());
        }
    }
}
