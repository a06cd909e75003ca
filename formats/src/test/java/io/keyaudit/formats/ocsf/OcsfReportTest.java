package io.keyaudit.formats.ocsf;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.JudgedAudit;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.content.EarlierVerdicts;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OcsfReportTest {
    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    /** The events, each of which has what OCSF 1.8 requires. */
    private static List<JsonNode> events(Consumer<ReportWriter> audit) {
        return events(audit, Optional.empty());
    }

    /** Without what the audit does not cover, which comes last. */
    private static List<JsonNode> judged(Consumer<ReportWriter> audit) {
        return events(audit).stream()
                .filter(event -> !event.at("/compliance/control").asString().equals("keyaudit/coverage"))
                .toList();
    }

    private static List<JsonNode> events(Consumer<ReportWriter> audit, Optional<EarlierVerdicts> earlier) {
        List<JsonNode> events = Findings.written(out -> new OcsfReport(out, earlier), audit)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.at("/class_uid").asInt()).isEqualTo(2003);
            assertThat(event.at("/category_uid").asInt()).isEqualTo(2);
            assertThat(event.at("/activity_id").asInt()).isBetween(1, 3);
            assertThat(event.at("/compliance/status_id").asInt() == 1)
                    .as("a pass resolves, and nothing else does")
                    .isEqualTo(event.at("/status_id").asInt() == 4);
            assertThat(event.at("/metadata/correlation_uid").asString()).isEqualTo(Outcomes.PROVENANCE.run());
            assertThat(event.at("/unmapped/provenance/policy/name").asString()).isEqualTo("policy.yaml");
            assertThat(event.at("/type_uid").asInt())
                    .isEqualTo(200_300 + event.at("/activity_id").asInt());
            assertThat(event.at("/time").isIntegralNumber()).isTrue();
            assertThat(event.at("/severity_id").asInt()).isBetween(1, 5);
            assertThat(event.at("/metadata/version").asString()).isEqualTo("1.8.0");
            assertThat(event.at("/metadata/product/name").asString()).isEqualTo("keyaudit");
            assertThat(event.at("/metadata/product/vendor_name").asString()).isEqualTo("keyaudit");
            assertThat(event.at("/finding_info/uid").asString()).matches("[0-9a-f]{64}");
            assertThat(event.at("/finding_info/title").isString()).isTrue();
            assertThat(event.at("/compliance/control").isString()).isTrue();
            assertThat(event.at("/compliance/standards").isArray()).isTrue();
            assertThat(event.at("/compliance/status_id").asInt()).isBetween(1, 3);
            assertThat(event.at("/status_id").asInt()).isIn(1, 3, 4, 5);
            assertThat(event.findValues("resource")).isEmpty();
        });
        return events;
    }

    @Test
    void everyVerdictIsAnEvent() {
        assertThat(judged(Findings::tell))
                .extracting(
                        event -> event.at("/resources/0/name").asString(""),
                        event -> event.at("/compliance/control").asString(),
                        event -> event.at("/severity_id").asInt(),
                        event -> event.at("/compliance/status").asString(),
                        event -> event.at("/compliance/status_id").asInt(),
                        event -> event.at("/status_id").asInt())
                .containsExactly(
                        Tuple.tuple("trader", "must-expire", 3, "Warning", 2, 1),
                        Tuple.tuple("trader", "no-money-out", 5, "Fail", 3, 1),
                        Tuple.tuple("trader", "one-per-owner", 1, "Pass", 1, 4),
                        Tuple.tuple("treasury", "no-money-out", 5, "Fail", 3, 3),
                        Tuple.tuple("treasury", "must-expire", 1, "Pass", 1, 4),
                        Tuple.tuple("treasury", "one-per-owner", 1, "Pass", 1, 4),
                        Tuple.tuple("reader", "no-money-out", 1, "Pass", 1, 4),
                        Tuple.tuple("reader", "must-expire", 1, "Pass", 1, 4),
                        Tuple.tuple("reader", "one-per-owner", 1, "Pass", 1, 4),
                        Tuple.tuple("gone", "keyaudit/unread-key", 4, "Warning", 2, 1),
                        Tuple.tuple("spare", "no-money-out", 1, "Pass", 1, 4),
                        Tuple.tuple("spare", "must-expire", 1, "Pass", 1, 4),
                        Tuple.tuple("spare", "one-per-owner", 1, "Pass", 1, 4),
                        Tuple.tuple("", "keyaudit/rule-unmatched", 1, "Fail", 3, 1),
                        Tuple.tuple("spare", "one-per-owner", 2, "Fail", 3, 1),
                        Tuple.tuple("vanished", "one-per-owner", 2, "Fail", 3, 1));
    }

    @Test
    void aPassHasTheIdentifierOfTheFindingThatItCloses() {
        JsonNode pass = events(Findings::tell).get(6);

        assertThat(pass.at("/finding_info/uid").asString())
                .isEqualTo(new Subject.Key("reader").fingerprint("no-money-out"));
        assertThat(pass.at("/compliance/standards").valueStream().map(JsonNode::asString))
                .containsExactly("NIST SP 800-53 Rev. 5");
    }

    @Test
    void whatDoesNotApplyOrWasNotReadIsNoEvent() {
        assertThat(events(Findings::tell))
                .filteredOn(event -> event.at("/resources/0/name").asString("").equals("gone"))
                .hasSize(1);
    }

    @Test
    void tellsAllOfAFinding() {
        List<JsonNode> events = events(Findings::tell);
        JsonNode event = events.get(1);

        assertThat(event.at("/time").asLong()).isEqualTo(1_795_255_201_000L);
        assertThat(event.at("/severity").asString()).isEqualTo("Critical");
        assertThat(event.at("/message").asString()).isEqualTo("withdraw:write is granted");
        assertThat(event.at("/remediation/desc").asString()).isEqualTo("Take withdraw away from the key.");
        assertThat(event.at("/compliance/standards").valueStream().map(JsonNode::asString))
                .containsExactly("NIST SP 800-53 Rev. 5");
        assertThat(event.at("/compliance/requirements").valueStream().map(JsonNode::asString))
                .containsExactly("NIST SP 800-53 Rev. 5 AC-6", "NIST SP 800-53 Rev. 5 AC-5");
        assertThat(event.at("/compliance/checks/0/uid").asString()).isEqualTo("no-money-out");
        assertThat(event.at("/finding_info/uid").asString())
                .isEqualTo(new Subject.Key("trader").fingerprint("no-money-out"));
        assertThat(event.at("/resources/0/uid").asString()).isEqualTo("7c1e");
        assertThat(event.at("/resources/0/labels").valueStream().map(JsonNode::asString))
                .containsExactly("docs", "production");
        assertThat(event.at("/resources/0/owner/name").asString()).isEqualTo("Zoë");
        assertThat(event.at("/resources/0/data/provider").asString()).isEqualTo("exchange");
        assertThat(events.get(3).at("/comment").asString())
                .isEqualTo("suppressed until 2027-01-31: Sweeps at night, approved in TR-118");
        assertThat(events.get(13).has("resources")).isFalse();
        assertThat(events.get(15).at("/resources/0/data")).isEmpty();
    }

    @Test
    void whereKeysAreOnlyReadThereIsWhatWasNot() {
        assertThat(events(Findings::tellPlain))
                .extracting(event -> event.at("/compliance/control").asString())
                .containsExactly("keyaudit/unread-key", "keyaudit/coverage");
        assertThat(events(Findings::tellNothing)).isEmpty();
    }

    private static List<JsonNode> since(List<KeyOutcome> before) {
        Baseline baseline = Baseline.of(JudgedAudit.of(before).compliance().keys().stream()
                .map(KeyRecord::of)
                .toList());
        return events(
                report -> JudgedAudit.ofEveryKind().tell(report, Findings.open(Findings.OWNER, "sold", "is gone")),
                Optional.of(new EarlierVerdicts(baseline)));
    }

    @Test
    void whatTheEarlierAuditHadIsUpdatedAndWhatIsGoneIsClosed() {
        List<JsonNode> events = since(List.of(
                inspected("trader", "exchange", permissions("withdraw -w")),
                inspected("reader", "exchange", permissions("withdraw -w")),
                inspected("sold", "exchange", permissions("withdraw -w"))));

        assertThat(events)
                .filteredOn(event -> event.at("/compliance/control").asString().equals("no-money"))
                .extracting(
                        event -> event.at("/resources/0/name").asString(),
                        event -> event.at("/activity_name").asString(),
                        event -> event.at("/status").asString(),
                        event -> event.at("/compliance/status").asString())
                .containsExactly(
                        Tuple.tuple("trader", "Update", "New", "Fail"),
                        Tuple.tuple("treasury", "Create", "Suppressed", "Fail"),
                        Tuple.tuple("desk", "Create", "New", "Warning"),
                        Tuple.tuple("reader", "Close", "Archived", "Warning"),
                        Tuple.tuple("sold", "Close", "Archived", "Warning"));
    }

    @Test
    void aKeyThatWasNotReadClosesNothing() {
        assertThat(since(List.of(inspected("gone", "docs", permissions("files rw")))))
                .filteredOn(event -> event.at("/resources/0/name").asString("").equals("gone"))
                .extracting(
                        event -> event.at("/compliance/control").asString(),
                        event -> event.at("/activity_name").asString())
                .containsExactly(Tuple.tuple("keyaudit/unread-key", "Create"));
    }

    @Test
    void everyVerdictThatWasJudgedIsOneEvent() {
        JudgedAudit audit = JudgedAudit.ofEveryKind();
        List<JsonNode> ofKeys = events(audit::tell).stream()
                .filter(event -> event.has("resources"))
                .filter(event -> !event.at("/compliance/control").asString().startsWith("keyaudit/"))
                .toList();

        assertThat(ofKeys.stream()
                        .collect(Collectors.groupingBy(
                                event -> event.at("/compliance/status").asString(), Collectors.counting())))
                .isEqualTo(Map.of(
                        "Pass", audit.verdicts().get(Verdict.PASS),
                        "Fail", audit.verdicts().get(Verdict.FAIL),
                        "Warning", audit.verdicts().get(Verdict.INCONCLUSIVE)));
    }

    @Test
    void lastComesWhatIsNotCovered() {
        List<JsonNode> events = events(Findings::tell);

        assertThat(events.get(events.size() - 1).at("/message").asString())
                .startsWith("Not covered: 1 key could not be read; ");
    }

    @Test
    void hostileTextStaysData() {
        assertThat(events(Findings::tellHostile).get(0).at("/resources/0/name").asString())
                .isEqualTo(Findings.HOSTILE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachLineIsAnEventWhateverTextsHold(long seed) {
        events(report -> Findings.tellRandom(report, seed));
    }
}
