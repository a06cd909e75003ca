package io.keyaudit.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The verdicts of an audit by control: for each control of each catalogue its rules, and for each rule which keys pass,
 * fail, are inconclusive, not applicable or not read. Immutable. It holds the name of each key and a number, however many
 * rules there are: keys with equal verdicts share them.
 *
 * <p>A rule of the policy has a verdict for every key. Rules that compare with an earlier audit have one for the keys that
 * changed, and no other.
 */
public final class ControlResults {
    /** The results of an audit that judges nothing. */
    public static final ControlResults NONE = new Counter(List.of()).results();

    private static final List<Verdict> GRAVEST_FIRST =
            List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.NOT_READ, Verdict.PASS, Verdict.NOT_APPLICABLE);

    private final List<String> names;
    private final int[] profileOfKey;
    private final List<Map<String, RuleVerdict>> profiles;
    private final List<Control> controls;

    private ControlResults(
            List<RuleDescription> rules,
            List<String> names,
            int[] profileOfKey,
            Collection<List<RuleVerdict>> profiles) {
        this.names = List.copyOf(names);
        this.profileOfKey = profileOfKey;
        this.profiles = profiles.stream()
                .map(verdicts -> verdicts.stream().collect(Collectors.toMap(RuleVerdict::rule, verdict -> verdict)))
                .toList();
        SortedMap<ControlReference, List<RuleDescription>> cited = new TreeMap<>(ControlReference.BY_NUMBER);
        for (RuleDescription rule : rules) {
            Set.copyOf(rule.controls())
                    .forEach(control -> cited.computeIfAbsent(control, absent -> new ArrayList<>())
                            .add(rule));
        }
        this.controls = cited.entrySet().stream()
                .map(entry -> new Control(
                        entry.getKey(),
                        entry.getValue().stream().map(RuleKeys::new).toList()))
                .toList();
    }

    /** Returns every control that a rule cites, by catalogue and number. */
    public List<Control> controls() {
        return controls;
    }

    private Stream<String> keys(Predicate<Map<String, RuleVerdict>> condition) {
        BitSet matching = new BitSet();
        IntStream.range(0, profiles.size())
                .filter(profile -> condition.test(profiles.get(profile)))
                .forEach(matching::set);
        return IntStream.range(0, names.size())
                .filter(key -> matching.get(profileOfKey[key]))
                .mapToObj(names::get);
    }

    /** One control. Immutable. */
    public final class Control {
        private final ControlReference reference;
        private final List<RuleKeys> rules;

        private Control(ControlReference reference, List<RuleKeys> rules) {
            this.reference = reference;
            this.rules = rules;
        }

        /** Returns the control. */
        public ControlReference reference() {
            return reference;
        }

        /** Returns the rules that cite it, sorted by id. */
        public List<RuleKeys> rules() {
            return rules;
        }

        /**
         * Returns the names of the keys whose most severe verdict by its rules is this one, in the order of the audit. A
         * failure is graver than an inconclusive verdict, and both than a pass; a key passes if a rule applies to it and
         * it keeps all that do.
         */
        public Stream<String> keys(Verdict verdict) {
            return ControlResults.this.keys(
                    profile -> gravest(profile).filter(verdict::equals).isPresent());
        }

        /** Returns how many keys {@link #keys} are. */
        public long count(Verdict verdict) {
            return keys(verdict).count();
        }

        private Optional<Verdict> gravest(Map<String, RuleVerdict> profile) {
            return rules.stream()
                    .flatMap(rule -> Stream.ofNullable(profile.get(rule.rule().id())))
                    .map(RuleVerdict::verdict)
                    .min(Comparator.comparing(GRAVEST_FIRST::indexOf));
        }
    }

    /** The keys of one rule. Immutable. */
    public final class RuleKeys {
        private final RuleDescription rule;

        private RuleKeys(RuleDescription rule) {
            this.rule = rule;
        }

        /** Returns the rule. */
        public RuleDescription rule() {
            return rule;
        }

        /** Returns the names of the keys with this verdict, in the order of the audit. */
        public Stream<String> keys(Verdict verdict) {
            return matching(own -> own.verdict() == verdict);
        }

        /** Returns how many keys {@link #keys} are. */
        public long count(Verdict verdict) {
            return keys(verdict).count();
        }

        /** Returns the names of the keys that fail or are inconclusive, and of which somebody accepted that. */
        public Stream<String> suppressed() {
            return matching(RuleVerdict::suppressed);
        }

        private Stream<String> matching(Predicate<RuleVerdict> condition) {
            return ControlResults.this.keys(
                    profile -> Stream.ofNullable(profile.get(rule.id())).anyMatch(condition));
        }
    }

    /** Gathers results. Not thread-safe. */
    static final class Counter {
        private final List<RuleDescription> rules;
        private final List<String> names = new ArrayList<>();
        private final Map<List<RuleVerdict>, Integer> profiles = new LinkedHashMap<>();
        private int[] profileOfKey = new int[16];

        /** @param rules all rules, sorted by id */
        Counter(List<RuleDescription> rules) {
            this.rules =
                    rules.stream().filter(rule -> !rule.controls().isEmpty()).toList();
        }

        /** Adds a key. Nothing is kept if no rule cites a control. */
        void add(KeyAssessment key) {
            List<RuleVerdict> verdicts = new ArrayList<>(key.verdicts());
            key.findings().stream()
                    .filter(finding -> key.verdict(finding.rule().id()).isEmpty())
                    .map(Counter::verdict)
                    .forEach(verdicts::add);
            add(key.outcome().target().name(), verdicts);
        }

        /** Adds a finding about a key that was not audited. */
        void add(Finding finding) {
            finding.key().ifPresent(name -> add(name, List.of(verdict(finding))));
        }

        /** Returns how many different lists of verdicts there are. */
        int profiles() {
            return profiles.size();
        }

        ControlResults results() {
            return new ControlResults(rules, names, Arrays.copyOf(profileOfKey, names.size()), profiles.keySet());
        }

        private void add(String name, List<RuleVerdict> verdicts) {
            if (rules.isEmpty()) {
                return;
            }
            int profile = profiles.computeIfAbsent(List.copyOf(verdicts), absent -> profiles.size());
            if (names.size() == profileOfKey.length) {
                profileOfKey = Arrays.copyOf(profileOfKey, 2 * profileOfKey.length);
            }
            profileOfKey[names.size()] = profile;
            names.add(name);
        }

        private static RuleVerdict verdict(Finding finding) {
            Verdict verdict = finding.causes().isEmpty() ? Verdict.FAIL : Verdict.INCONCLUSIVE;
            return RuleVerdict.of(finding.rule().id(), verdict).suppressed(!finding.stands());
        }
    }
}
