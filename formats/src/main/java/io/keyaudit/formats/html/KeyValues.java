package io.keyaudit.formats.html;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.ResourceAccess;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.AttentionEntry;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Verdict;
import io.keyaudit.providers.Providers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts keys into values, for the table of keys and for all about one key. Immutable. */
final class KeyValues {
    private final Providers providers;
    private final RuleIndex rules;

    KeyValues(Providers providers, RuleIndex rules) {
        this.providers = providers;
        this.rules = rules;
    }

    /**
     * Returns the values of a key.
     *
     * @param number its place among the keys, by which the page's filters know it
     */
    Values of(int number, KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        AuditTarget target = outcome.target();
        Values values = Values.of("number", number)
                .with("anchor", Anchors.key(target.name()))
                .with("name", target.name())
                .with("service", target.provider())
                .with("state", state(outcome))
                .with("rank", FindingValues.rank(key.findings()))
                .with("verdicts", rules.verdicts(key))
                .with("badges", FindingValues.badges(key.findings()))
                .with("anyFinding", !key.findings().isEmpty())
                .with(
                        "findings",
                        key.findings().stream()
                                .sorted(AttentionEntry.CERTAIN_FIRST)
                                .map(finding -> FindingValues.of(finding, rules))
                                .toList());
        FactList facts = new FactList();
        verdicts(key.verdicts(), facts);
        return outcome instanceof Inspected inspected
                ? read(inspected.snapshot(), target, facts, values)
                : unread(outcome, facts, values);
    }

    /** Returns the state, or that there is none since the key was not read. */
    static String state(KeyOutcome outcome) {
        if (outcome instanceof Inspected inspected) {
            return inspected.snapshot().state().text();
        }
        return outcome instanceof Failed ? "not read" : "not asked";
    }

    private Values read(KeySnapshot key, AuditTarget target, FactList facts, Values values) {
        List<Values> chips = new Chips(providers.scopes(key.provider())).of(key.permissions());
        facts.texts("can", accesses(key, Grant.GRANTED));
        facts.texts("unknown", accesses(key, Grant.UNKNOWN));
        facts.texts("cannot", accesses(key, Grant.DENIED));
        facts.texts("tags", target.tags());
        FactValues.add(key, facts);
        return values.with("chips", chips)
                .with("nothing", chips.isEmpty())
                .with("failure", Optional.empty())
                .with("marks", marks(key))
                .with("cells", FactValues.cells(key.attributes()))
                .with("facts", facts.values());
    }

    private static Values unread(KeyOutcome outcome, FactList facts, Values values) {
        String why = outcome instanceof Failed failed
                ? failed.kind().text() + ": " + failed.message()
                : "the audit was stopped before";
        AuditTarget target = outcome.target();
        facts.text(state(outcome), why);
        facts.texts("tags", target.tags());
        facts.texts(
                "endpoint", target.endpoint().map(Endpoint::toString).stream().toList());
        return values.with("chips", List.of())
                .with("nothing", false)
                .with("failure", Optional.of(why))
                .with("marks", List.of(mark(state(outcome), "grave")))
                .with("cells", FactValues.cells(KeyAttributes.unknown()))
                .with("facts", facts.values());
    }

    private static List<Values> marks(KeySnapshot key) {
        List<Values> marks = new ArrayList<>();
        if (key.state() != KeyState.ACTIVE) {
            marks.add(mark(key.state().text(), "doubt"));
        }
        if (!key.unrecognizedScopes().isEmpty()) {
            marks.add(mark("unrecognized scopes", "doubt"));
        }
        if (key.evidence().method() == Evidence.Method.INFERRED) {
            marks.add(mark("inferred", "doubt"));
        }
        return marks;
    }

    private static Values mark(String text, String kind) {
        return Values.of("text", text).with("kind", kind);
    }

    private static List<String> accesses(KeySnapshot key, Grant grant) {
        return key.permissions().withGrant(grant).stream()
                .map(ResourceAccess::toString)
                .toList();
    }

    private static void verdicts(List<RuleVerdict> verdicts, FactList facts) {
        Map<Verdict, List<String>> rules = new EnumMap<>(Verdict.class);
        verdicts.forEach(verdict -> rules.computeIfAbsent(verdict.verdict(), absent -> new ArrayList<>())
                .add(verdict.rule()));
        rules.forEach((verdict, ids) -> facts.texts(verdict.text().replace('-', ' '), ids));
    }
}
