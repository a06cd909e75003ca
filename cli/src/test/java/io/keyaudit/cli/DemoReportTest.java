package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Rule;
import io.keyaudit.providers.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the demo reports of its keys, which are of several services and of every kind. */
class DemoReportTest {
    @TempDir
    private static Path folder;

    private static String table;
    private static JsonNode json;

    @BeforeAll
    static void run() throws IOException {
        Path file = folder.resolve("report.json");
        Ran ran = Keyaudit.installed().run("demo", "--all", "--format", "table", "--format", "json=" + file);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        table = ran.out();
        json = JsonMapper.shared().readTree(Files.readString(file));
    }

    private static final Pattern BEGINNING = Pattern.compile("(  )?\\S.*| {12}(-> |can: |\\d+ rules? ).*");

    /** The table's rows, each on one line. */
    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : table.lines().toList()) {
            inTable = inTable || line.startsWith("NEEDS ATTENTION");
            if (!inTable || line.isBlank()) {
                continue;
            }
            if (BEGINNING.matcher(line).matches()) {
                rows.add(line.strip());
            } else {
                rows.set(rows.size() - 1, rows.get(rows.size() - 1) + " " + line.strip());
            }
        }
        return rows;
    }

    @Test
    void fitsOnAScreen() {
        Ran ran = Keyaudit.installed().with(Map.of("COLUMNS", "80")).run("demo", "--format", "table");

        assertThat(ran.out().lines()).hasSizeLessThan(56).allMatch(line -> line.length() <= 80);
        json.get("keys")
                .forEach(key ->
                        assertThat(ran.out()).contains("  " + key.get("name").asString() + "  "));
    }

    @Test
    void noRowOfTheTableRepeats() {
        assertThat(rows()).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void rulesThatDoNotApplyAreOneRowForEachService() {
        List<String> services = rows().stream()
                .filter(row -> row.startsWith("not covered: ") && row.contains(" does not report "))
                .map(row -> row.split(" ", -1)[2])
                .toList();

        assertThat(services).contains("bitfinex", "docspace").doesNotHaveDuplicates();
    }

    @Test
    void everyKeyHasAVerdictOfEveryRule() {
        Set<String> rules = BuiltInPolicies.find("recommended", Providers.discover()).orElseThrow().rules().stream()
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(json.get("keys")).hasSizeGreaterThan(10).allSatisfy(key -> {
            assertThat(new TreeSet<>(key.get("verdicts").propertyNames())).isEqualTo(rules);
            assertThat(key.get("verdicts").valueStream().map(JsonNode::asString))
                    .isSubsetOf("pass", "fail", "inconclusive", "not-applicable", "not-read");
        });
    }

    @Test
    void whatDocSpaceDoesNotShowOfItsVersionIsNoFinding() {
        assertThat(json.findValuesAsString("rule")).isNotEmpty().doesNotContain("advisory/docspace/keys-mint-keys");
    }
}
