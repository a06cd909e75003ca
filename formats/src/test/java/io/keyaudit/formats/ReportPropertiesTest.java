package io.keyaudit.formats;

import static io.keyaudit.formats.Outcomes.inspected;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.json.JsonReport;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.table.TableReport;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.policy.ControlResults;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a service or a file can call things. */
class ReportPropertiesTest {
    private static final String NASTY =
            "\u0000\u0007\b\t\n\r\u001b\u007f\u0085\u009b\u00ad\u061c\u200b\u200e\u2028\u2029"
                    + "\u202e\u2066\u2069\u3164\ud800\udc00\ue000\ufeff\ufff9\uffff\"\\/é漢 -:\ud83d\ude00";

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 200);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("k");
        int length = random.nextInt(60);
        for (int count = 0; count < length; count++) {
            text.append(
                    random.nextInt(3) == 0
                            ? NASTY.charAt(random.nextInt(NASTY.length()))
                            : (char) random.nextInt(Character.MAX_VALUE + 1));
        }
        return text.toString();
    }

    private static KeyOutcome outcome(Random random) {
        List<Permission> permissions = new ArrayList<>();
        for (int count = random.nextInt(6); count >= 0; count--) {
            permissions.add(new Permission(count + text(random), Grant.GRANTED, Grant.UNKNOWN));
        }
        return random.nextInt(4) == 0
                ? Outcomes.failed(text(random), text(random))
                : inspected(text(random), text(random), PermissionSet.of(permissions), text(random), text(random));
    }

    private static boolean isHarmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n';
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noTextHarmsATerminal(long seed) {
        Random random = new Random(seed);
        KeyOutcome outcome = outcome(random);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new TableReport(
                out,
                FakeProvider.INSTALLED,
                TableStyle.fitting(List.of(outcome.target()), 80 + random.nextInt(100), false),
                ReportView.DEFAULT);

        report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
        report.add(Findings.judged(outcome, List.of()));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));

        assertThat(out.toString(StandardCharsets.UTF_8).codePoints().filter(ReportPropertiesTest::isHarmful))
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyTextComesBackFromJson(long seed) {
        KeyOutcome outcome = outcome(new Random(seed));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new JsonReport(out);

        report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
        report.add(Findings.judged(outcome, List.of()));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));

        JsonNode key = JsonMapper.shared().readTree(out.toByteArray()).at("/keys/0");
        assertThat(key.at("/name").asString()).isEqualTo(outcome.target().name());
        if (outcome instanceof KeyOutcome.Inspected inspected) {
            assertThat(key.at("/unrecognizedScopes").valueStream().map(JsonNode::asString))
                    .containsExactlyElementsOf(inspected.snapshot().unrecognizedScopes());
            assertThat(key.at("/permissions").size())
                    .isEqualTo(inspected.snapshot().permissions().permissions().size());
        }
    }

    /** As {@code fromdateiso8601} of jq, and most others, take them. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyInstantInJsonIsAWholeSecond(long seed) {
        String json = Findings.written(JsonReport::new, report -> Findings.tellRandom(report, seed));

        assertThat(instants(JsonMapper.shared().readTree(json)))
                .isNotEmpty()
                .allMatch(instant -> instant.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    private static List<String> instants(JsonNode node) {
        List<String> instants = new ArrayList<>();
        node.propertyStream()
                .filter(field ->
                        field.getKey().endsWith("At") && field.getValue().isString())
                .forEach(field -> instants.add(field.getValue().asString()));
        node.valueStream().forEach(child -> instants.addAll(instants(child)));
        return instants;
    }
}
