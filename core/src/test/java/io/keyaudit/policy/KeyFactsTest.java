package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.NOW;
import static io.keyaudit.policy.Audits.rule;
import static io.keyaudit.policy.Audits.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeyState;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Moments are given in days from now; - is told to be none, ? is not told. */
class KeyFactsTest {
    private static final Duration LIMIT = Duration.ofDays(90);

    @ParameterizedTest(name = "state {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ACTIVE | pass",
                "INACTIVE | pass",
                "EXPIRED | open: is expired, not active or inactive",
                "UNKNOWN | inconclusive: cannot be told: whether it is active: the service does not tell",
            })
    void state(KeyState state, String expected) {
        assertThat(say(
                        new Expectation.StateIn(Set.of(KeyState.INACTIVE, KeyState.ACTIVE)),
                        AuditedKey.named("k").state(state)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "expires {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | pass",
                "-5 | pass",
                "- | open: never expires",
                "? | inconclusive: cannot be told: when it expires: the service does not tell",
            })
    void mustExpire(String expires, String expected) {
        assertThat(say(new Expectation.MustExpire(), AuditedKey.named("k").expires(day(expires))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "created {0}, expires {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "-10 | 80 | pass",
                "-100 | -20 | pass",
                "-10 | 81 | open: expires on 2026-09-04, more than 90 days after it was created",
                "-10 | - | open: never expires",
                "? | - | open: never expires",
                "-10 | ? | inconclusive: cannot be told: when it expires: the service does not tell",
                "? | 91 | open: expires on 2026-09-14, more than 90 days from now",
                "? | 20 | inconclusive: cannot be told: how long it lives: the service does not tell when it was created",
                "- | 20 | inconclusive: cannot be told: how long it lives: the service does not tell when it was created",
                "1 | 20 | inconclusive: cannot be told: how long it lives: it expires on 2026-07-05 and was created, says"
                        + " the service, on 2026-06-16",
                "-10 | -20 | inconclusive: cannot be told: how long it lives: it expires on 2026-05-26 and was created,"
                        + " says the service, on 2026-06-05",
                "1 | 200 | open: expires on 2027-01-01, more than 90 days after it was created",
            })
    void maxLifetime(String created, String expires, String expected) {
        assertThat(say(
                        new Expectation.MaxLifetime(LIMIT),
                        AuditedKey.named("k").created(day(created)).expires(day(expires))))
                .isEqualTo(expected);
    }

    @Test
    void aLifetimeMayBeOverByWhatRoundingAdds() {
        Instant end = NOW.plus(LIMIT).plusSeconds(60);
        AuditedKey key = AuditedKey.named("k").created(Fact.known(NOW));
        assertThat(say(new Expectation.MaxLifetime(LIMIT), key.expires(Fact.known(end))))
                .isEqualTo("pass");
        assertThat(say(new Expectation.MaxLifetime(LIMIT), key.expires(Fact.known(end.plusMillis(1)))))
                .startsWith("open");
    }

    @ParameterizedTest(name = "created {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | pass",
                "-90 | pass",
                "-91 | open: was created on 2026-03-16, more than 90 days ago",
                "? | inconclusive: cannot be told: how old it is: the service does not tell when it was created",
                "- | inconclusive: cannot be told: how old it is: the service does not tell when it was created",
                "1 | inconclusive: cannot be told: how old it is: the service says that it was created on 2026-06-16,"
                        + " which is yet to come",
            })
    void maxAge(String created, String expected) {
        assertThat(say(new Expectation.MaxAge(LIMIT), AuditedKey.named("k").created(day(created))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "created {0}, used {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "-500 | -90 | pass",
                "? | -1 | pass",
                "-500 | -91 | open: was last used on 2026-03-16, more than 90 days ago",
                "-500 | 1 | inconclusive: cannot be told: how long it has been unused: the service says that it was last"
                        + " used on 2026-06-16, which is yet to come",
                "-90 | - | pass",
                "-91 | - | open: was never used since it was created on 2026-03-16, more than 90 days ago",
                "1 | - | inconclusive: cannot be told: how long it has been unused: the service says that it was never"
                        + " used since it was created on 2026-06-16, which is yet to come",
                "? | - | inconclusive: cannot be told: how long it has been unused: it was never used, and the service"
                        + " does not tell when it was created",
                "-90 | ? | pass",
                "-91 | ? | inconclusive: cannot be told: how long it has been unused: the service does not tell when it"
                        + " was last used, or tells of no use but the audit's own",
                "1 | ? | inconclusive: cannot be told: how long it has been unused: the service does not tell when it"
                        + " was last used, or tells of no use but the audit's own",
                "? | ? | inconclusive: cannot be told: how long it has been unused: the service does not tell when it"
                        + " was last used, or tells of no use but the audit's own",
            })
    void maxUnused(String created, String used, String expected) {
        assertThat(say(
                        new Expectation.MaxUnused(LIMIT),
                        AuditedKey.named("k").created(day(created)).used(day(used))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "used {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "-500 | pass",
                "- | open: was never used",
                "? | inconclusive: cannot be told: whether it was ever used, other than by the audit",
                "1 | inconclusive: cannot be told: whether it was ever used, other than by the audit",
            })
    void used(String used, String expected) {
        assertThat(say(new Expectation.Used(), AuditedKey.named("k").used(day(used))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and scope \"{1}\": {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "files rw, people -- | '' | pass",
                "files rw, people rw | '' | pass",
                "files rw, people -? | '' | pass",
                "files rw, people -? | files:admin | pass",
                "unrestricted: files rw | '' | open: has full access, also to what does not exist yet",
                "files rw, people r? | '' | inconclusive: cannot be told: whether it has full access: nothing is known"
                        + " to be denied to it",
                "files rw | root | inconclusive: cannot be told: whether it has full access: nothing is known"
                        + " to be denied to it",
                "'' | '' | inconclusive: cannot be told: whether it has full access: nothing is known"
                        + " to be denied to it",
            })
    void restricted(String permissions, String scope, String expected) {
        AuditedKey key = AuditedKey.named("k").may(permissions);
        assertThat(say(new Expectation.Restricted(), scope.isEmpty() ? key : key.unrecognized(scope)))
                .isEqualTo(expected);
    }

    @Test
    void recognizedScopes() {
        assertThat(say(new Expectation.RecognizedScopes(), AuditedKey.named("k")))
                .isEqualTo("pass");
        assertThat(say(new Expectation.RecognizedScopes(), AuditedKey.named("k").unrecognized("b", "a")))
                .isEqualTo("open: has scopes that are not recognised: \"a\" and \"b\"");
    }

    @ParameterizedTest(name = "owner active {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "yes | pass",
                "no | open: belongs to an account that is disabled",
                "- | open: belongs to an account that is gone",
                "? | inconclusive: cannot be told: whether its owner's account is active: the service does not tell",
            })
    void ownerActive(String active, String expected) {
        KeyOwner owner = new KeyOwner("o1", "Some Body", truth(active));
        assertThat(say(new Expectation.OwnerActive(), AuditedKey.named("k").owner(Fact.known(owner))))
                .isEqualTo(expected);
    }

    @Test
    void aKeyWithoutOwnerIsNotOneWhoseOwnerIsNotTold() {
        assertThat(say(new Expectation.OwnerActive(), AuditedKey.named("k").owner(Fact.none())))
                .isEqualTo("open: belongs to nobody");
        assertThat(say(new Expectation.OwnerActive(), AuditedKey.named("k")))
                .isEqualTo("inconclusive: cannot be told: whose key it is: the service does not tell");
    }

    @Test
    void oneFindingTellsAll() {
        Rule rule = rule("r")
                .expect(new Expectation.MustExpire(), new Expectation.MaxLifetime(LIMIT))
                .expect(new Expectation.MaxAge(LIMIT), new Expectation.Used())
                .build();
        assertThat(verdict(rule, AuditedKey.named("k").expires(Fact.none()).created(day("-200"))))
                .isEqualTo("open: never expires; was created on 2025-11-27, more than 90 days ago;"
                        + " cannot be told: whether it was ever used, other than by the audit");
    }

    @ParameterizedTest
    @EnumSource(Extreme.class)
    void noMomentIsTooFar(Extreme moment) {
        AuditedKey key = AuditedKey.named("k")
                .created(Fact.known(moment.instant))
                .used(Fact.known(moment.instant))
                .expires(Fact.known(moment.instant));
        Rule rule = rule("r")
                .expect(new Expectation.MaxLifetime(LIMIT), new Expectation.MaxAge(LIMIT))
                .expect(new Expectation.MaxUnused(LIMIT), new Expectation.Used())
                .build();
        assertThat(verdict(rule, key)).matches("(open|inconclusive): .*");
    }

    private enum Extreme {
        FIRST(Instant.MIN),
        LAST(Instant.MAX);

        private final Instant instant;

        Extreme(Instant instant) {
            this.instant = instant;
        }
    }

    private static String say(Expectation expectation, AuditedKey key) {
        return verdict(rule("r").expect(expectation).build(), key);
    }

    private static Fact<Instant> day(String days) {
        return switch (days) {
            case "-" -> Fact.none();
            case "?" -> Fact.unknown();
            default -> Fact.known(NOW.plus(Duration.ofDays(Long.parseLong(days))));
        };
    }

    private static Fact<Boolean> truth(String answer) {
        return switch (answer) {
            case "-" -> Fact.none();
            case "?" -> Fact.unknown();
            default -> Fact.known(answer.equals("yes"));
        };
    }
}
