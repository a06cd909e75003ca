package io.keyaudit.formats.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.yaml.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GithubReportTest {
    private static Optional<KeysFile> keys() {
        return Optional.of(new KeysFile(
                Path.of("ci", "my, keys.yaml"), List.of(key("trader", 3), key("gone", 20)), 2, "a".repeat(64)));
    }

    private static KeysFile.Key key(String name, int line) {
        return new KeysFile.Key(AuditTarget.builder(name, "docs").build(), new Position(line, 5));
    }

    @Test
    void everyFindingThatStandsIsAnAnnotation() {
        assertThat(Findings.written(out -> new GithubReport(out, keys()), Findings::tell)
                        .lines())
                .allMatch(line -> line.matches("::(error|warning|notice) .*"))
                .contains(
                        "::error file=formats/ci/my%2C keys.yaml,line=3,title=critical no-money-out::"
                                + "Key \"trader\": withdraw:write is granted",
                        "::error file=formats/ci/my%2C keys.yaml,line=3,title=medium must-expire::"
                                + "Key \"trader\": inconclusive: the service does not tell when the key expires",
                        "::error file=formats/ci/my%2C keys.yaml,line=20,title=high keyaudit/unread-key::"
                                + "Key \"gone\": inconclusive: the key could not be read",
                        "::warning file=formats/ci/my%2C keys.yaml,line=1,title=info keyaudit/rule-unmatched::"
                                + "rule x: rule \"x\" matches no key")
                .noneMatch(line -> line.contains("treasury"));
    }

    @Test
    void foreignTextMakesNoOtherCommand() {
        assertThat(Findings.written(out -> new GithubReport(out, Optional.empty()), Findings::tellHostile)
                        .lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("::error title=high hostile::")
                        || line.startsWith("::error title=high keyaudit/unread-key::")
                        || line.startsWith("::notice title=keyaudit::")
                        || line.startsWith("::notice title=keyaudit report::written by: keyaudit 1.2.3, run 6f2c"));
    }
}
