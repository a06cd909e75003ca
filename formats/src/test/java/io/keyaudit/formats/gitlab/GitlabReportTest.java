package io.keyaudit.formats.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.yaml.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitlabReportTest {
    private static Optional<KeysFile> keys() {
        return Optional.of(new KeysFile(
                Path.of("ci", "my, keys.yaml"), List.of(key("trader", 3), key("gone", 20)), 2, "a".repeat(64)));
    }

    private static KeysFile.Key key(String name, int line) {
        return new KeysFile.Key(AuditTarget.builder(name, "docs").build(), new Position(line, 5));
    }

    @Test
    void everyFindingThatStandsIsAnIssue() {
        JsonNode issues =
                JsonMapper.shared().readTree(Findings.written(out -> new GitlabReport(out, keys()), Findings::tell));

        assertThat(issues.valueStream())
                .extracting(
                        issue -> issue.at("/check_name").asString(),
                        issue -> issue.at("/severity").asString(),
                        issue -> issue.at("/location/lines/begin").asInt())
                .containsExactly(
                        Tuple.tuple("must-expire", "major", 3),
                        Tuple.tuple("no-money-out", "blocker", 3),
                        Tuple.tuple("keyaudit/unread-key", "critical", 20),
                        Tuple.tuple("keyaudit/rule-unmatched", "info", 1),
                        Tuple.tuple("one-per-owner", "minor", 1),
                        Tuple.tuple("one-per-owner", "minor", 1));
        assertThat(issues.valueStream()).allSatisfy(issue -> {
            assertThat(issue.at("/fingerprint").asString()).matches("[0-9a-f]{64}");
            assertThat(issue.at("/location/path").asString()).endsWith("ci/my, keys.yaml");
        });
        assertThat(issues.at("/1/content/body").asString())
                .startsWith("Remedy: Take withdraw away from the key.\n")
                .contains("keyaudit 1.2.3, run 6f2c", "policy policy.yaml (SHA-256 bbb");
        assertThat(issues.at("/1/description").asString()).isEqualTo("Key \"trader\": withdraw:write is granted");
    }

    @Test
    void withoutFindingsThereAreNoIssues() {
        assertThat(Findings.written(out -> new GitlabReport(out, Optional.empty()), Findings::tellNothing))
                .isEqualTo("[]\n");
    }
}
