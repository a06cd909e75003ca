package io.keyaudit.policy;

import io.keyaudit.FactKind;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.spi.KeyListing;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts of an audit. A key that could not be read is counted as that, and not among the findings. Immutable.
 *
 * @param inspected how many keys were read
 * @param failed how many keys could not be read
 * @param notAsked how many keys were not asked about, because the audit was stopped
 * @param standing how many findings nobody accepted, by severity; inconclusive ones are among them
 * @param inconclusive how many of them are inconclusive
 * @param suppressed how many findings are accepted
 * @param causes what has to become known before inconclusive findings that stand can be decided, with the rules that wait
 *     for it
 * @param notApplicable the rules that do not apply to keys of a provider, because facts are not reported, by provider
 * @param lists what lists of keys hold, in words, by the name of the key that read them
 * @param unlisted the providers whose keys were audited, and none of which read a list of keys
 */
public record AuditSummary(
        long inspected,
        long failed,
        long notAsked,
        Map<Severity, Long> standing,
        long inconclusive,
        long suppressed,
        SortedMap<Cause, Waiting> causes,
        SortedMap<String, Unreported> notApplicable,
        SortedMap<String, String> lists,
        SortedSet<String> unlisted) {
    /**
     * What waits for a cause.
     *
     * @param rules ids of rules, sorted
     * @param keys how many keys they concern, each counted once for each rule
     */
    public record Waiting(SortedSet<String> rules, long keys) {}

    /**
     * What a provider's service does not report.
     *
     * @param facts the facts
     * @param rules ids of the rules that do not apply, sorted
     * @param keys how many keys they do not apply to
     */
    public record Unreported(Set<FactKind> facts, SortedSet<String> rules, long keys) {}

    /** Returns how many keys there are. */
    public long keys() {
        return inspected + failed + notAsked;
    }

    /** Returns how many findings of this severity stand. */
    public long standing(Severity severity) {
        return standing.getOrDefault(severity, 0L);
    }

    /** Returns how many findings of at least this severity stand. */
    public long standingFrom(Severity least) {
        return EnumSet.range(least, Severity.CRITICAL).stream()
                .mapToLong(this::standing)
                .sum();
    }

    /** Returns the highest severity of the findings that stand, if there are any. */
    public Optional<Severity> worst() {
        return standing.keySet().stream().max(Severity::compareTo);
    }

    /** Returns whether every key was read, and no finding of at least this severity stands. */
    public boolean compliant(Severity failOn) {
        return failed == 0 && notAsked == 0 && standingFrom(failOn) == 0;
    }

    /** Counts. Not thread-safe. */
    public static final class Counter {
        private long inspected;
        private long failed;
        private long notAsked;
        private final Map<Severity, Long> standing = new EnumMap<>(Severity.class);
        private long inconclusive;
        private long suppressed;
        private final SortedMap<Cause, Waiting> causes = new TreeMap<>();
        private final SortedMap<String, Unreported> notApplicable = new TreeMap<>();
        private final SortedMap<String, String> lists = new TreeMap<>();
        private final SortedSet<String> listing = new TreeSet<>();
        private final SortedSet<String> providers = new TreeSet<>();

        /** Starts at nothing. */
        public Counter() {}

        /** Counts a key, its findings and its verdicts. */
        public void add(KeyAssessment key) {
            KeyOutcome outcome = key.outcome();
            providers.add(outcome.target().provider());
            if (outcome instanceof KeyOutcome.Inspected read) {
                inspected++;
                lists(read);
            } else if (outcome instanceof KeyOutcome.Failed) {
                failed++;
            } else {
                notAsked++;
            }
            add(key.findings());
            notApplicable(outcome.target().provider(), key.verdicts());
        }

        /** Counts findings. */
        public void add(Collection<Finding> findings) {
            for (Finding finding : findings) {
                if (finding.rule().id().equals(BuiltInRules.UNREAD_KEY.id())) {
                    continue;
                }
                if (!finding.stands()) {
                    suppressed++;
                    continue;
                }
                standing.merge(finding.severity(), 1L, Long::sum);
                if (finding.status() == FindingStatus.INCONCLUSIVE) {
                    inconclusive++;
                    long keys = finding.service().map(Subject.Service::keyCount).orElse(1);
                    finding.causes()
                            .forEach(cause -> causes.merge(
                                    cause, new Waiting(sorted(finding.rule().id()), keys), Counter::join));
                }
            }
        }

        private void lists(KeyOutcome.Inspected key) {
            String holds = key.snapshot().evidence().details().get(KeyListing.EVIDENCE);
            if (holds != null) {
                lists.put(key.target().name(), holds);
                listing.add(key.target().provider());
            }
        }

        private void notApplicable(String provider, List<RuleVerdict> verdicts) {
            Set<FactKind> facts = EnumSet.noneOf(FactKind.class);
            SortedSet<String> rules = new TreeSet<>();
            for (RuleVerdict verdict : verdicts) {
                if (verdict.inapplicable() == RuleVerdict.Inapplicable.UNREPORTED) {
                    facts.addAll(verdict.unreported());
                    rules.add(verdict.rule());
                }
            }
            if (!rules.isEmpty()) {
                notApplicable.merge(provider, new Unreported(facts, rules, 1), Counter::join);
            }
        }

        private static SortedSet<String> sorted(String rule) {
            return new TreeSet<>(Set.of(rule));
        }

        private static Waiting join(Waiting one, Waiting other) {
            one.rules().addAll(other.rules());
            return new Waiting(one.rules(), one.keys() + other.keys());
        }

        private static Unreported join(Unreported one, Unreported other) {
            one.facts().addAll(other.facts());
            one.rules().addAll(other.rules());
            return new Unreported(one.facts(), one.rules(), one.keys() + other.keys());
        }

        /** Returns what was counted. */
        public AuditSummary summary() {
            return new AuditSummary(
                    inspected,
                    failed,
                    notAsked,
                    Map.copyOf(standing),
                    inconclusive,
                    suppressed,
                    Collections.unmodifiableSortedMap(new TreeMap<>(causes)),
                    Collections.unmodifiableSortedMap(new TreeMap<>(notApplicable)),
                    Collections.unmodifiableSortedMap(new TreeMap<>(lists)),
                    unlisted());
        }

        private SortedSet<String> unlisted() {
            SortedSet<String> unlisted = new TreeSet<>(providers);
            unlisted.removeAll(listing);
            return Collections.unmodifiableSortedSet(unlisted);
        }
    }
}
