package io.keyaudit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class KeyauditAutoConfigurationTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KeyauditAutoConfiguration.class));
    private DocSpaceService portal;
    private String secret = "";

    @TempDir
    private Path folder;

    @BeforeEach
    void issueKey() throws IOException {
        portal = DocSpaceService.start();
        Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                name: ours
                rules:
                - {id: no-writing, title: No key writes files, severity: high, remedy: Take the scope away, forbid: ["files:write"]}
                """);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private ApplicationContextRunner withKey(String... scopes) {
        secret = portal.createKey(PortalKey.of("docs-bot", List.of(scopes)));
        return application.withPropertyValues(
                "keyaudit.keys.docs-bot.provider=docspace",
                "keyaudit.keys.docs-bot.endpoint=" + portal.endpoint(),
                "keyaudit.keys.docs-bot.credentials.api-key=" + secret,
                "keyaudit.policy=" + folder.resolve("policy.yaml"));
    }

    @Test
    void startsWithKeysThatComply() {
        withKey("files:read").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(KeyAuditor.class);
            ApplicationKeys keys = context.getBean(ApplicationKeys.class);
            assertThat(keys.latest().orElseThrow().compliant()).isTrue();
            assertThat(health(context)).isEqualTo(Status.UP);
            assertThat(context.getBean(KeyauditProperties.class).toString()).doesNotContain(secret);
        });
    }

    @Test
    void refusesToStartAndSaysWhichKeyAndRuleAndWhatToDo() {
        withKey("files:read", "files:write").run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = analysis(context, new KeysNotCompliantFailureAnalyzer());
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription())
                    .contains("docs-bot", "no-writing", "files:write", "Take the scope away")
                    .doesNotContain(secret);
        });
    }

    @Test
    void refusesToStartWhenAKeyCannotBeRead() {
        withKey("files:read")
                .withPropertyValues("keyaudit.keys.docs-bot.credentials.api-key=sk-" + "0".repeat(64))
                .run(context -> {
                    FailureAnalysis analysis = analysis(context, new KeysNotCompliantFailureAnalyzer());
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription()).contains("docs-bot", "keyaudit/unread-key");
                });
    }

    @Test
    void startsAllTheSameIfItOnlyWarnsAndIsNotHealthy() {
        withKey("files:write").withPropertyValues("keyaudit.on-start=warn").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(health(context)).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void asksNothingIfItIsOff() {
        withKey("files:write").withPropertyValues("keyaudit.on-start=off").run(context -> {
            assertThat(context.getBean(ApplicationKeys.class).latest()).isEmpty();
            assertThat(health(context)).isEqualTo(Status.UNKNOWN);
        });
    }

    @Test
    void listsEverythingThatIsWrongWithTheProperties() {
        application
                .withPropertyValues(
                        "keyaudit.keys.a.provider=docspcae",
                        "keyaudit.keys.b.provider=docspace",
                        "keyaudit.keys.c.provider=docspace",
                        "keyaudit.keys.c.endpoint=http://portal.example.com")
                .run(context -> {
                    FailureAnalysis analysis = analysis(context, new InvalidKeyPropertiesFailureAnalyzer());
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription())
                            .contains("keyaudit.keys.a.provider", "keyaudit.keys.b.credentials", "keyaudit.keys.c");
                });
    }

    @Test
    void replicasThatStartTogetherAskOnce() {
        ApplicationContextRunner replica =
                withKey("files:read").withPropertyValues("keyaudit.snapshot.file=" + folder.resolve("shared"));
        replica.run(first -> {
            Instant asked = observedAt(first);
            replica.run(second -> assertThat(observedAt(second)).isEqualTo(asked));
            replica.withPropertyValues("keyaudit.snapshot.max-age=0s")
                    .run(late -> assertThat(observedAt(late)).isAfter(asked));
        });
        assertThat(folder.resolve("shared")).content().doesNotContain(secret);
    }

    private static Status health(ApplicationContext context) {
        return Objects.requireNonNull(context.getBean(HealthIndicator.class).health())
                .getStatus();
    }

    private static @Nullable FailureAnalysis analysis(AssertableApplicationContext context, FailureAnalyzer analyzer) {
        return analyzer.analyze(Objects.requireNonNull(context.getStartupFailure()));
    }

    private static Instant observedAt(ApplicationContext context) {
        KeyOutcome outcome = context.getBean(ApplicationKeys.class)
                .latest()
                .orElseThrow()
                .compliance()
                .keys()
                .get(0)
                .outcome();
        return ((Inspected) outcome).snapshot().evidence().observedAt();
    }

    @Test
    void auditsAgainAndPublishesWhatItFound() {
        withKey("files:read").withUserConfiguration(Listening.class).run(context -> {
            context.getBean(Reaudits.class).audit();
            assertThat(context.getBean(Listening.class).heard).hasSize(1);
            assertThat(context.getBean(Reaudits.class).isRunning()).isFalse();
        });
        withKey("files:read")
                .withPropertyValues("keyaudit.audit-every=1h")
                .run(context ->
                        assertThat(context.getBean(Reaudits.class).isRunning()).isTrue());
    }

    @Test
    void reportsTheLatestAuditThroughTheEndpoint() {
        withKey("files:write").withPropertyValues("keyaudit.on-start=warn").run(context -> {
            KeysEndpoint.Report report = new KeysEndpoint(context.getBean(ApplicationKeys.class)).report();
            assertThat(report).isNotNull();
            assertThat(report.compliant()).isFalse();
            assertThat(report.keys()).singleElement().satisfies(key -> {
                assertThat(key.verdicts()).containsEntry("no-writing", "fail");
                assertThat(key.permissions()).containsEntry("files", "rw");
            });
            assertThat(report.toString()).doesNotContain(secret);
        });
    }

    @Test
    void observesEachInspection() {
        withKey("files:read")
                .withUserConfiguration(Observing.class)
                .run(context -> TestObservationRegistryAssert.assertThat(context.getBean(TestObservationRegistry.class))
                        .hasNumberOfObservationsWithNameEqualTo("keyaudit.inspection", 1));
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening implements ApplicationListener<PayloadApplicationEvent<KeysAuditedEvent>> {
        private final List<KeysAuditedEvent> heard = new ArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<KeysAuditedEvent> event) {
            heard.add(event.getPayload());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Observing {
        @Bean
        ObservationRegistry registry() {
            return TestObservationRegistry.create();
        }
    }
}
