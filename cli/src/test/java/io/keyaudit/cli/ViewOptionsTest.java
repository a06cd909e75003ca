package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown to people changes neither what is asked, nor the exit code, nor what programs are given. */
class ViewOptionsTest {
    private static final Set<ReportFormat> FOR_PEOPLE =
            EnumSet.of(ReportFormat.TABLE, ReportFormat.MARKDOWN, ReportFormat.HTML);
    /** What differs from run to run: when and under which id it ran. */
    private static final Pattern VARYING =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?|\\b\\d{13}\\b");

    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private record Result(int exitCode, Map<ReportFormat, String> reports) {}

    /** One key is fine, one is not, and one cannot be read. */
    private Result check(String... options) throws IOException {
        Map<String, String> environment = new HashMap<>();
        StringBuilder file = new StringBuilder("version: 1\nkeys:\n");
        for (String name : List.of("docs-reader", "quick-script", "contractor-migration")) {
            SampleKey key = sandbox.sampleKeys().stream()
                    .filter(sample -> sample.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            String variable = "KEY_" + environment.size();
            environment.put(variable, key.credentials().get("apiKey"));
            file.append("  - { name: %s, provider: docspace, endpoint: %s, credentials: { apiKey: env:%s } }\n"
                    .formatted(name, key.endpoint(), variable));
        }
        Path keys = Files.writeString(folder.resolve("keys.yaml"), file);
        List<String> arguments = new ArrayList<>(List.of("check", keys.toString(), "--policy", "builtin:recommended"));
        arguments.addAll(Arrays.asList(options));
        for (ReportFormat format : ReportFormat.values()) {
            arguments.addAll(List.of("--format", format.text() + "=" + folder.resolve(format.text())));
        }
        Ran ran = Keyaudit.installed().with(environment).run(arguments.toArray(String[]::new));
        Map<ReportFormat, String> reports = new EnumMap<>(ReportFormat.class);
        for (ReportFormat format : ReportFormat.values()) {
            String report = VARYING.matcher(Files.readString(folder.resolve(format.text())))
                    .replaceAll("")
                    // Text for a terminal is wrapped where the command's length makes it.
                    .replaceAll("[ \n]+", " ");
            reports.put(format, withoutOptions(report, options));
        }
        return new Result(ran.exitCode(), reports);
    }

    /** Takes the options out of the command, however a format lists its words. */
    private static String withoutOptions(String report, String... options) {
        String command = report;
        for (String option : options) {
            command = command.replaceAll("[\\s\",]+" + Pattern.quote(option) + "(?=[\\s\",])", "");
        }
        return command;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--only-findings", "--min-severity=critical", "--summary", "--key=contractor-migration", "--all"
            })
    void changeReportsForPeopleAlone(String options) throws IOException {
        Result usual = check();
        Result viewed = check(options);

        assertThat(viewed.exitCode()).isEqualTo(usual.exitCode()).isEqualTo(ExitCode.FINDINGS);
        for (ReportFormat format : ReportFormat.values()) {
            if (FOR_PEOPLE.contains(format)) {
                assertThat(viewed.reports().get(format))
                        .as(format.text())
                        .isNotEqualTo(usual.reports().get(format));
                assertThat(viewed.reports().get(format)).contains("1 key could not be read", "at or above low");
            } else {
                assertThat(viewed.reports().get(format))
                        .as(format.text())
                        .isEqualTo(usual.reports().get(format));
            }
        }
    }
}
