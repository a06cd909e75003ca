package io.keyaudit.policy;

import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds the keys of one audit against one rule. Remembers keys only if the rule compares them. Not thread-safe. */
final class RuleCheck {
    private final Rule rule;
    private final Classification classification;
    private final UnknownResources unknownResources;
    private final UnmatchedRule unmatched;
    private final List<Expectation> ofOneKey = new ArrayList<>();
    private final List<Expectation> ofOwnersKeys = new ArrayList<>();
    private final OwnersKeys ownersKeys = new OwnersKeys();
    private final ServiceFindings ofServices;
    /** What is wrong with keys so far, if the rule compares keys: there is one finding for a key, at the end. */
    private final SortedMap<String, Verdict> open = new TreeMap<>();

    RuleCheck(Rule rule, Classification classification) {
        this.rule = rule;
        this.classification = classification;
        this.unknownResources = new UnknownResources(rule, classification);
        this.unmatched = new UnmatchedRule(rule, classification);
        this.ofServices = new ServiceFindings(rule.description());
        for (Expectation expectation : rule.expect()) {
            boolean compares = expectation instanceof Expectation.MaxKeysPerOwner
                    || expectation instanceof Expectation.DistinctKeys;
            (compares ? ofOwnersKeys : ofOneKey).add(expectation);
        }
    }

    Optional<Finding> examine(KeyOutcome outcome, Instant now) {
        unmatched.note(outcome);
        if (!(outcome instanceof KeyOutcome.Inspected inspected)
                || !rule.selector().matches(outcome)) {
            return Optional.empty();
        }
        KeySnapshot key = inspected.snapshot();
        String name = outcome.target().name();
        unknownResources.note(key.permissions());
        Verdict verdict = ofOwnersKeys.isEmpty() ? new Verdict() : open.getOrDefault(name, new Verdict());
        new AccessDemands(classification, key, verdict).judge(rule);
        KeyFacts facts = new KeyFacts(key, now, verdict);
        ofOneKey.forEach(expectation -> judge(expectation, inspected, facts));
        if (ofOwnersKeys.isEmpty()) {
            return verdict.finding(rule.description(), name);
        }
        ownersKeys.add(name, key, verdict);
        if (verdict.finding(rule.description(), name).isPresent()) {
            open.put(name, verdict);
        }
        return Optional.empty();
    }

    private void judge(Expectation expectation, KeyOutcome.Inspected key, KeyFacts facts) {
        String name = key.target().name();
        if (expectation instanceof Expectation.CannotManageKeys) {
            ofServices.noteKeyManagement(name, key.snapshot());
        } else if (expectation instanceof Expectation.OwnerActive
                && key.target().listedBy().isPresent()
                && !facts.tellsWhetherOwnerIsActive()) {
            ofServices.noteUntoldOwner(name, key.snapshot());
        } else {
            facts.judge(expectation);
        }
    }

    List<Finding> conclude() {
        for (Expectation expectation : ofOwnersKeys) {
            ownersKeys.judge(expectation, name -> open.computeIfAbsent(name, absent -> new Verdict()));
        }
        List<Finding> findings = new ArrayList<>();
        open.forEach(
                (name, verdict) -> verdict.finding(rule.description(), name).ifPresent(findings::add));
        findings.addAll(ofServices.findings());
        unknownResources.finding().ifPresent(findings::add);
        unmatched.finding().ifPresent(findings::add);
        return findings;
    }
}
