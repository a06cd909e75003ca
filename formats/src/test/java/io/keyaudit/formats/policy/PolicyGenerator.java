package io.keyaudit.formats.policy;

import io.keyaudit.Access;
import io.keyaudit.Environment;
import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.Severity;
import io.keyaudit.Trait;
import io.keyaudit.policy.AccessPattern;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.KeySelector;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleCondition;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Suppression;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Policies as wild as a file can hold, from a seed. */
final class PolicyGenerator {
    private static final String SYNTAX =
            "\"\"\\\\'{}[]:,&*!|>%@`?-#~<= \n\t\r\0\u0085é\ufeff\u202e\u2028\ud83d\ude00\udc00";
    private static final List<KeyState> STATES = List.of(KeyState.ACTIVE, KeyState.INACTIVE, KeyState.EXPIRED);

    private final Random random;

    PolicyGenerator(Random random) {
        this.random = random;
    }

    Policy policy() {
        List<Rule> rules = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(number -> rule("rule-" + number))
                .toList();
        return new Policy(
                text(),
                rules,
                some(() -> new Suppression(
                        any(rules).id(),
                        atLeastOne(this::text),
                        text(),
                        LocalDate.ofEpochDay(random.nextInt(40_000)))));
    }

    private Rule rule(String id) {
        return new Rule(
                new RuleDescription(
                        id,
                        text(),
                        any(List.of(Severity.values())),
                        random.nextBoolean() ? text() : "",
                        some(() -> new ControlReference(text(), text()))),
                new KeySelector(some(this::text), providers(), some(this::text), some(this::text)),
                condition(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(some(() -> pattern(4))) : Optional.empty(),
                some(() -> pattern(3)),
                atLeastOne(() -> pattern(3)),
                expectations());
    }

    private RuleCondition condition() {
        return new RuleCondition(
                some(() -> pattern(3)),
                random.nextBoolean() ? Optional.of(random.nextBoolean()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(any(List.of(Environment.values()))) : Optional.empty());
    }

    private AccessPattern pattern(int kinds) {
        return switch (random.nextInt(kinds)) {
            case 0 ->
                new AccessPattern.Named(
                        text(),
                        random.nextBoolean() ? EnumSet.allOf(Access.class) : Set.of(any(List.of(Access.values()))));
            case 1 -> new AccessPattern.WithTrait(any(List.of(Trait.values())));
            case 2 -> {
                Sensitivity one = any(List.of(Sensitivity.values()));
                Sensitivity other = any(List.of(Sensitivity.values()));
                boolean ascending = one.compareTo(other) < 0;
                yield new AccessPattern.Sensitive(ascending ? one : other, ascending ? other : one);
            }
            default -> new AccessPattern.NativeScope(text());
        };
    }

    private List<Expectation> expectations() {
        List<Expectation> all = new ArrayList<>(List.of(
                new Expectation.StateIn(Set.copyOf(atLeastOne(() -> any(STATES)))),
                new Expectation.MustExpire(),
                new Expectation.MaxLifetime(span()),
                new Expectation.ExpiresWithin(span()),
                new Expectation.LastsFor(span()),
                new Expectation.MaxAge(span()),
                new Expectation.MaxUnused(span()),
                new Expectation.Used(),
                new Expectation.Restricted(),
                new Expectation.RecognizedScopes(),
                new Expectation.AddressRestricted(),
                new Expectation.CannotManageKeys(),
                new Expectation.NotAffectedBy("office", "flaw-" + random.nextInt(9)),
                new Expectation.OwnerActive(),
                new Expectation.MaxKeysPerOwner(1 + random.nextInt(100)),
                new Expectation.DistinctKeys()));
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(all.size() + 1));
    }

    private Duration span() {
        long unit = any(List.of(1, 60, 3600, 86_400, 604_800));
        return Duration.ofSeconds(unit * (1 + random.nextInt(1000)));
    }

    /** Not blank, and otherwise anything. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(random.nextInt(50) == 0 ? 3000 : 8); count > 0; count--) {
            if (random.nextBoolean()) {
                text.append(SYNTAX.charAt(random.nextInt(SYNTAX.length())));
            } else {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.insert(random.nextInt(text.length() + 1), 'x').toString();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A provider that is both named and left out is refused, so of such a pair one is dropped. */
    private List<String> providers() {
        List<String> entries = some(this::text);
        return entries.stream().filter(entry -> !entries.contains("!" + entry)).toList();
    }

    private <T> List<T> some(Supplier<T> one) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(index -> one.get())
                .toList();
    }

    private <T> List<T> atLeastOne(Supplier<T> one) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(index -> one.get())
                .toList();
    }
}
