package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Judges the keys of one audit by a policy, and by other checks: {@link #assess} once for each outcome, then
 * {@link #conclude} once. Verdicts and findings do not depend on the order of the outcomes. Not thread-safe.
 *
 * <p>Each key is passed on with a verdict of every rule. If a rule has to compare keys, or to see what other keys of a
 * service show, the keys wait for the last one in a spool; otherwise each is passed on at once. What holds for a service
 * as a whole is one finding about the service, which covers the verdicts of all its keys.
 *
 * <p>Suppressions are applied to the findings of all checks. One that is past its last day or never matched is a
 * finding itself, unless it is for a key that could not be read; such a key is a finding, too. A finding that is not about
 * a key is suppressed by the pattern {@code *} alone; an unread key and what is wrong with a suppression cannot be
 * suppressed.
 */
public final class Assessment {
    /** The rule that every key could be read. Its findings cannot be suppressed, and are counted as unread keys. */
    public static final RuleDescription UNREAD_KEY = BuiltInRules.UNREAD_KEY;

    private final Optional<PolicyEvaluator> policy;
    private final List<Check> checks;
    private final List<RuleDescription> rules;
    private final Suppressions suppressions;
    private final Clock clock;
    private final OutcomeSpool spool;
    private final List<Supplier<KeyOutcome>> waiting = new ArrayList<>();
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private final ControlResults.Counter controls;

    private Assessment(
            Optional<PolicyEvaluator> policy,
            List<Check> checks,
            List<Suppression> suppressions,
            Clock clock,
            OutcomeSpool spool) {
        this.policy = policy;
        this.checks = List.copyOf(checks);
        this.suppressions = new Suppressions(suppressions, clock);
        this.clock = clock;
        this.spool = spool;
        this.rules = policy.isPresent() ? rules(policy.get(), checks) : List.of();
        this.controls = new ControlResults.Counter(rules);
    }

    /**
     * Starts an assessment that holds keys in memory, if they have to wait for the last one.
     *
     * @param providers know how sensitive an access is, and what services report
     * @param clock the time of day, for ages and expiry; suppressions go by the day on which the assessment starts
     * @param checks further checks
     * @throws IllegalArgumentException if two checks have a rule with one id
     */
    public static Assessment of(Policy policy, Providers providers, Clock clock, Check... checks) {
        return of(policy, providers, clock, OutcomeSpool.inMemory(), checks);
    }

    /**
     * Starts an assessment.
     *
     * @param providers know how sensitive an access is, and what services report
     * @param clock the time of day, for ages and expiry; suppressions go by the day on which the assessment starts
     * @param spool holds keys that have to wait for the last one; the caller closes it
     * @param checks further checks
     * @throws IllegalArgumentException if two checks have a rule with one id
     */
    public static Assessment of(Policy policy, Providers providers, Clock clock, OutcomeSpool spool, Check... checks) {
        PolicyEvaluator evaluator = new PolicyEvaluator(policy, new ScopeTables(providers));
        return new Assessment(Optional.of(evaluator), List.of(checks), policy.suppressions(), clock, spool);
    }

    /** Starts an assessment that judges nothing, and counts keys. */
    public static Assessment none() {
        return new Assessment(Optional.empty(), List.of(), List.of(), Clock.systemUTC(), OutcomeSpool.inMemory());
    }

    private static List<RuleDescription> rules(PolicyEvaluator policy, List<Check> checks) {
        Map<String, RuleDescription> rules = new TreeMap<>();
        BuiltInRules.ALL.forEach(rule -> rules.put(rule.id(), rule));
        policy.rules().forEach(rule -> rules.put(rule.id(), rule));
        for (Check check : checks) {
            for (RuleDescription rule : check.rules()) {
                if (rules.put(rule.id(), rule) != null) {
                    throw new IllegalArgumentException("two rules \"" + rule.id() + "\"");
                }
            }
        }
        return List.copyOf(rules.values());
    }

    /** Returns every rule that can have findings, sorted by id. */
    public List<RuleDescription> rules() {
        return rules;
    }

    /** Judges the next key, and passes it on, unless it has to wait for the last one. */
    public void assess(KeyOutcome outcome, Consumer<? super KeyAssessment> next) {
        policy.ifPresent(by -> by.learn(outcome));
        // Once a key waits, so do all that follow: they are passed on in their order.
        if (!waiting.isEmpty() || policy.map(PolicyEvaluator::needsAllKeys).orElse(false)) {
            waiting.add(spool.keep(outcome));
        } else {
            next.accept(judge(outcome));
        }
    }

    /** Passes on the keys that waited, in their order, and concludes. */
    public Conclusion conclude(Consumer<? super KeyAssessment> next) {
        waiting.forEach(kept -> next.accept(judge(kept.get())));
        waiting.clear();
        List<Finding> findings = new ArrayList<>();
        policy.map(PolicyEvaluator::conclude)
                .orElse(List.of())
                .forEach(finding -> findings.add(suppressions.apply(finding)));
        checks.forEach(
                check -> check.conclude().stream().map(suppressions::apply).forEach(findings::add));
        findings.addAll(suppressions.conclude(rules));
        findings.sort(Finding.BY_KEY_AND_RULE);
        counter.add(findings);
        findings.forEach(controls::add);
        return new Conclusion(findings, counter.summary(), controls.results());
    }

    /** Judges all keys of an audit, and concludes. */
    public Compliance assessAll(Collection<? extends KeyOutcome> outcomes) {
        List<KeyAssessment> keys = new ArrayList<>();
        outcomes.forEach(outcome -> assess(outcome, keys::add));
        return new Compliance(keys, conclude(keys::add));
    }

    private KeyAssessment judge(KeyOutcome outcome) {
        KeyAssessment assessment =
                policy.map(by -> judge(outcome, by)).orElseGet(() -> KeyAssessment.unjudged(outcome));
        counter.add(assessment);
        controls.add(assessment);
        return assessment;
    }

    private KeyAssessment judge(KeyOutcome outcome, PolicyEvaluator by) {
        List<RuleVerdict> verdicts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        if (!(outcome instanceof KeyOutcome.Inspected)) {
            suppressions.unread(outcome.target().name(), rules);
        }
        if (outcome instanceof KeyOutcome.Failed failed) {
            findings.add(Finding.of(
                    UNREAD_KEY,
                    new Subject.Key(failed.target().name()),
                    new Uncertainty.Unread(Optional.of(failed.kind()), failed.message())));
        }
        for (RuleEvaluator.Judgement judgement : by.judge(outcome, clock.instant())) {
            Optional<Finding> finding = judgement.finding().map(suppressions::apply);
            finding.ifPresent(findings::add);
            verdicts.add(judgement.verdict().suppressed(isSuppressed(judgement.verdict(), finding)));
        }
        by.withoutRule(outcome).map(suppressions::apply).ifPresent(findings::add);
        checks.forEach(check ->
                check.examine(outcome).stream().map(suppressions::apply).forEach(findings::add));
        findings.sort(Finding.BY_KEY_AND_RULE);
        return new KeyAssessment(outcome, verdicts, findings);
    }

    private boolean isSuppressed(RuleVerdict verdict, Optional<Finding> finding) {
        boolean covered = verdict.verdict() == Verdict.FAIL || verdict.verdict() == Verdict.INCONCLUSIVE;
        return covered && finding.map(own -> !own.stands()).orElseGet(() -> suppressions.acceptsAll(verdict.rule()));
    }
}
