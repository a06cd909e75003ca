package io.keyaudit.policy;

import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.RuleVerdict.Inapplicable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges the keys of one audit by one rule: {@link #learn} for each key, then {@link #judge} for each, then
 * {@link #conclude}. Unless {@link #needsAllKeys} a key can be judged as soon as it is learned. Not thread-safe.
 */
final class RuleEvaluator {
    private final Rule rule;
    private final ScopeTables tables;
    private final UnknownFacts unknownFacts;
    private final UnknownResources unknownResources;
    private final UnmatchedRule unmatched;
    private final OwnerEvaluator owners = new OwnerEvaluator();
    private final Map<Expectation, FlawEvaluator> flaws = new LinkedHashMap<>();
    private final boolean comparesKeys;
    private final ServiceGroups services = new ServiceGroups();
    private final Judgement ofOtherKeys;

    /** One of each, since most keys have one of a few. */
    private final Map<RuleVerdict, RuleVerdict> verdicts = new HashMap<>();

    RuleEvaluator(Rule rule, ScopeTables tables) {
        this.rule = rule;
        this.tables = tables;
        this.unknownFacts = new UnknownFacts(tables);
        this.unknownResources = new UnknownResources(rule, tables);
        this.unmatched = new UnmatchedRule(rule, tables);
        this.comparesKeys =
                rule.expect().stream().anyMatch(expectation -> expectation.scope() == Expectation.Scope.OWNER);
        this.ofOtherKeys = Judgement.of(RuleVerdict.inapplicable(rule.id(), Inapplicable.OTHER_KEYS));
        for (Expectation expectation : rule.expect()) {
            if (expectation.scope() == Expectation.Scope.SERVICE) {
                flaws.put(expectation, FlawEvaluator.of(expectation, tables));
            }
        }
    }

    /** The verdict for one key, and the finding if it is the key's own. */
    record Judgement(RuleVerdict verdict, Optional<Finding> finding) {
        static Judgement of(RuleVerdict verdict) {
            return new Judgement(verdict, Optional.empty());
        }
    }

    /** Returns what is judged of every key that the rule is not for. */
    Judgement ofOtherKeys() {
        return ofOtherKeys;
    }

    /** Returns whether no key can be judged before the last one is learned. */
    boolean needsAllKeys() {
        return comparesKeys || !flaws.isEmpty() || unknownResources.forbidden();
    }

    void learn(KeyOutcome outcome) {
        unmatched.note(outcome);
        if (outcome instanceof KeyOutcome.Inspected inspected && rule.selector().matches(outcome)) {
            KeySnapshot key = inspected.snapshot();
            String name = outcome.target().name();
            unknownResources.note(key);
            flaws.values().forEach(flaw -> flaw.learn(name, key));
            if (comparesKeys) {
                owners.learn(name, key);
            }
        }
    }

    Judgement judge(KeyOutcome outcome, Instant now) {
        if (!rule.selector().mightMatch(outcome)) {
            return ofOtherKeys;
        }
        Judgement judgement = judged(outcome, now);
        RuleVerdict verdict = verdicts.computeIfAbsent(judgement.verdict(), itself -> itself);
        return new Judgement(verdict, judgement.finding());
    }

    private Judgement judged(KeyOutcome outcome, Instant now) {
        if (!(outcome instanceof KeyOutcome.Inspected key)) {
            return Judgement.of(RuleVerdict.of(rule.id(), Verdict.NOT_READ));
        }
        Function<FactKind, Uncertainty.UnknownFact> unknown = fact -> unknownFacts.of(fact, key);
        Condition condition = Condition.of(rule.when(), key.snapshot(), tables, unknown);
        if (condition.met() == Truth.NO) {
            return Judgement.of(RuleVerdict.inapplicable(rule.id(), Inapplicable.CONDITION));
        }
        RuleResult result = new RuleResult(rule);
        result.addAll(PermissionEvaluator.judge(rule, key.snapshot(), tables));
        for (Expectation expectation : rule.expect()) {
            judge(expectation, key, now, unknown, result);
        }
        if (condition.met() == Truth.UNKNOWN) {
            result.onlyIf(condition);
        }
        return conclude(key, result);
    }

    private void judge(
            Expectation expectation,
            KeyOutcome.Inspected key,
            Instant now,
            Function<FactKind, Uncertainty.UnknownFact> unknown,
            RuleResult result) {
        KeySnapshot snapshot = key.snapshot();
        switch (expectation.scope()) {
            case KEY -> result.addAll(ExpectationEvaluator.judge(expectation, snapshot, now, unknown));
            case OWNER -> {
                if (OwnerEvaluator.isOwnerUnknown(snapshot)) {
                    result.addAll(List.of(unknown.apply(FactKind.OWNER)));
                }
                result.addAll(owners.judge(expectation, key.target().name(), snapshot));
            }
            case SERVICE -> result.flaw(Objects.requireNonNull(flaws.get(expectation)), snapshot);
        }
    }

    private Judgement conclude(KeyOutcome.Inspected key, RuleResult result) {
        String name = key.target().name();
        if (result.isOfKey()) {
            Finding finding = Finding.of(rule.description(), new Subject.Key(name), result.reasons());
            Verdict verdict = finding.status() == FindingStatus.OPEN ? Verdict.FAIL : Verdict.INCONCLUSIVE;
            return new Judgement(RuleVerdict.of(rule.id(), verdict), Optional.of(finding));
        }
        if (!result.ofService().isEmpty()) {
            services.add(ServiceId.of(key.snapshot()), result.ofService());
            boolean fails = result.ofService().stream().anyMatch(Reason::certain);
            return Judgement.of(RuleVerdict.of(rule.id(), fails ? Verdict.FAIL : Verdict.INCONCLUSIVE));
        }
        if (unknownResources.forbidden()) {
            return Judgement.of(RuleVerdict.of(rule.id(), Verdict.INCONCLUSIVE));
        }
        if (result.isUnreported()) {
            return Judgement.of(RuleVerdict.unreported(rule.id(), result.unreported()));
        }
        return Judgement.of(
                result.makesNoDifference()
                        ? RuleVerdict.inapplicable(rule.id(), Inapplicable.NO_DIFFERENCE)
                        : RuleVerdict.of(rule.id(), Verdict.PASS));
    }

    /** Returns the findings that are not about one key. */
    List<Finding> conclude() {
        List<Finding> findings = new ArrayList<>(services.findings(rule.description()));
        unknownResources.finding().ifPresent(findings::add);
        unmatched.finding().ifPresent(findings::add);
        return findings;
    }
}
