package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of expectation and pattern is judged; a new one without a line here fails. */
class SealedTypesTest {
    private static final Duration DAY = Duration.ofDays(1);

    static Stream<Expectation> expectations() {
        return Stream.of(
                new Expectation.StateIn(Set.of(KeyState.ACTIVE)),
                new Expectation.MustExpire(),
                new Expectation.MaxLifetime(DAY),
                new Expectation.ExpiresWithin(DAY),
                new Expectation.LastsFor(DAY),
                new Expectation.MaxAge(DAY),
                new Expectation.MaxUnused(DAY),
                new Expectation.Used(),
                new Expectation.Restricted(),
                new Expectation.RecognizedScopes(),
                new Expectation.AddressRestricted(),
                new Expectation.CannotManageKeys(),
                new Expectation.NotAffectedBy("office", "none"),
                new Expectation.OwnerActive(),
                new Expectation.MaxKeysPerOwner(1),
                new Expectation.DistinctKeys());
    }

    static Stream<AccessPattern> patterns() {
        return Stream.of(
                AccessPattern.parse("files:*"),
                new AccessPattern.Sensitive(Sensitivity.LOW, Sensitivity.CRITICAL),
                new AccessPattern.WithTrait(Trait.TRADES),
                new AccessPattern.NativeScope("x"));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void noExpectationPassesForAKeyOfWhichNothingIsKnown(Expectation expectation) {
        Rule rule = Audits.rule("r").expect(expectation).build();
        AuditedKey key = AuditedKey.named("k").may("").state(KeyState.UNKNOWN);

        Verdict verdict = Audits.check(Audits.policy(rule), List.of(key.outcome()))
                .keys()
                .get(0)
                .verdict("r")
                .orElseThrow()
                .verdict();

        // That a key has no unrecognized scope is known of every key that was read.
        assertThat(verdict)
                .isEqualTo(expectation instanceof Expectation.RecognizedScopes ? Verdict.PASS : Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void everyPatternIsMatchedAndHasAText(AccessPattern pattern) {
        Rule rule = Audits.rule("r").allowOnly(pattern).build();

        assertThat(pattern.text()).isNotBlank();
        assertThat(Audits.verdict(rule, AuditedKey.named("k").may("files r-")))
                .isEqualTo(
                        pattern instanceof AccessPattern.Named || pattern instanceof AccessPattern.Sensitive
                                ? "pass"
                                : "fail: not-allowed files:read");
    }

    @Test
    void noneIsLeftOut() {
        assertThat(expectations().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Expectation.class.getPermittedSubclasses())
                        .collect(Collectors.toSet()));
        assertThat(patterns().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(AccessPattern.class.getPermittedSubclasses())
                        .collect(Collectors.toSet()));
    }
}
