package io.keyaudit.formats;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.policy.ControlResults;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A report can be printed to the log of a CI job, whatever keys and scopes are called. */
class CiCommandsTest {
    private static final List<String> COMMANDS = List.of(
            "##[stop-commands]tok123",
            "x##[add-mask]y",
            "###[debug]z",
            "##vso[task.setvariable variable=a]b",
            "##VSO[task.complete]",
            "##teamcity[buildStop comment='x']",
            "::error file=a::pwned",
            " ::set-output name=a::b",
            "\u3000::add-matcher::c",
            "section_start:1:a\r\u001b[0Kb",
            "a-name-that-is-so-long-that-it-is-broken-somewhere::error::" + "::warning::x".repeat(12));

    private static String report(ReportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = format.open(
                out,
                new ReportSettings(
                        FakeProvider.INSTALLED,
                        Optional.empty(),
                        PolicyPlaces.NONE,
                        TableStyle.fitting(List.of(), 80, false),
                        ReportView.DEFAULT,
                        Optional.empty(),
                        false,
                        false));
        report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
        for (String command : COMMANDS) {
            report.add(Findings.judged(
                    inspected(command, command, permissions(command.replace(" ", "") + " r-"), command), List.of()));
            report.add(Findings.judged(Outcomes.failed(command, command), List.of()));
        }
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** By the rules of GitHub's runner, Azure's agent, TeamCity and GitLab's runner. */
    static boolean isObeyed(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        String trimmed = line.replaceFirst("^[\\s\\p{Z}]+", "");
        return lower.contains("##[")
                || lower.contains("##vso[")
                || lower.contains("##teamcity[")
                || (trimmed.startsWith("::") && trimmed.indexOf("::", 2) > 2)
                || line.contains("\u001b[0K");
    }

    /** The format for GitHub has commands of its own: see its test. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GITHUB")
    void noLineIsObeyed(ReportFormat format) {
        assertThat(report(format).lines()).noneMatch(CiCommandsTest::isObeyed);
    }

    @Test
    void jsonLosesNothing() {
        assertThat(JsonMapper.shared()
                        .readTree(report(ReportFormat.JSON))
                        .at("/keys")
                        .valueStream()
                        .map(key -> key.at("/name").asString())
                        .distinct())
                .containsExactlyElementsOf(COMMANDS);
    }
}
