package com.example.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.policy.Finding;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyGuardTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final CapturedSchedule schedule = new CapturedSchedule();
    private final List<List<Finding>> found = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private boolean listenerFails;
    private Portal portal;

    @BeforeEach
    void startPortal() throws IOException {
        portal = new Portal(folder);
    }

    @AfterEach
    void stopPortal() {
        portal.close();
        schedule.shutdownNow();
    }

    @Test
    void startsAndRemembersWhatTheKeyMayDo() throws Exception {
        guard().start(HOUR);
        assertThat(found).containsExactly(List.of());
        assertThat(Files.readString(known())).contains("files:read").doesNotContain(secret());
        assertThat(schedule.pause()).isEqualTo(HOUR);
        assertThatCode(() -> guard().start(HOUR)).doesNotThrowAnyException();
    }

    @Test
    void refusesToStartWhenTheKeyHasGainedAPower() throws Exception {
        guard().start(HOUR);
        portal.changeKey("files:write");
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() -> guard().start(HOUR))
                    .withMessageContaining("key docs-bot ")
                    .withMessageContaining("files:write")
                    .withMessageContaining("drift/access-gained");
        }
        Files.delete(known());
        assertThatCode(() -> guard().start(HOUR)).doesNotThrowAnyException();
    }

    @Test
    void refusesToStartWhenTheKeyBreaksThePolicy() throws Exception {
        portal.changeKey("accounts:write");
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> guard().start(HOUR))
                .withMessageContaining("no-people");
        assertThat(known()).doesNotExist();
    }

    @Test
    void refusesToStartWhenTheKeyCannotBeRead() throws IOException {
        Files.delete(folder.resolve("docs-bot"));
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> guard().start(HOUR))
                .withMessageContaining("their source failed: java.nio.file.NoSuchFileException");
    }

    @Test
    void takesNoDamagedFileForAFirstStart() throws IOException {
        Files.writeString(known(), "{");
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> guard().start(HOUR));
    }

    @Test
    void tellsTheListenerWhatAKeyGainsLater() throws Exception {
        guard().start(HOUR);
        portal.changeKey("files:write");
        schedule.elapse();
        assertThat(found.get(1))
                .extracting(finding -> finding.rule().id(), finding -> finding.key().orElseThrow())
                .containsExactly(tuple("drift/access-gained", "docs-bot"));
    }

    @Test
    void auditsAKeyThatWasRotatedMeanwhile() throws Exception {
        guard().start(HOUR);
        portal.issueKey("files:read");
        schedule.elapse();
        assertThat(found.get(1)).extracting(finding -> finding.rule().id()).containsExactly("drift/key-replaced");
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        guard().start(HOUR);
        listenerFails = true;
        schedule.elapse();
        assertThat(failures).hasSize(1);
    }

    @Test
    void saysNothingOnceClosed() throws Exception {
        KeyGuard guard = guard();
        guard.start(HOUR);
        guard.close();
        schedule.elapse();
        assertThat(found).hasSize(1);
    }

    private KeyGuard guard() {
        FindingListener listener = new FindingListener() {
            @Override
            public void found(List<Finding> findings) {
                if (listenerFails) {
                    throw new IllegalStateException("the pager is out of order");
                }
                found.add(findings);
            }

            @Override
            public void failed(Exception failure) {
                failures.add(failure);
            }
        };
        KeyCheck check = new KeyCheck(
                KeyAuditor.create(),
                OurKeys.in(new Vault(folder), portal.address()),
                OurKeys.policy(),
                Clock.systemUTC());
        return new KeyGuard(check, new KnownKeys(known()), listener, schedule);
    }

    private Path known() {
        return folder.resolve("known-keys.json");
    }

    private String secret() throws IOException {
        return Files.readString(folder.resolve("docs-bot"));
    }
}
