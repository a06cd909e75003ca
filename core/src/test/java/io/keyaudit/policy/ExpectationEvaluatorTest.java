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
class ExpectationEvaluatorTest {
    private static final Duration LIMIT = Duration.ofDays(90);

    @ParameterizedTest(name = "state {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ACTIVE | pass",
                "INACTIVE | pass",
                "EXPIRED | fail: state-not-allowed EXPIRED ACTIVE, INACTIVE",
                "UNKNOWN | inconclusive: unknown-fact STATE NOT_REPORTED Office",
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
                "- | fail: never-expires",
                "? | inconclusive: unknown-fact EXPIRY NOT_REPORTED Office",
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
                "-10 | 81 | fail: too-long LIFETIME 2026-09-04 PT2160H",
                "-10 | - | fail: never-expires",
                "? | - | fail: never-expires",
                "-10 | ? | inconclusive: unknown-fact EXPIRY NOT_REPORTED Office",
                "? | 91 | fail: too-long REMAINING 2026-09-14 PT2160H",
                "? | 20 | inconclusive: unknown-fact CREATION NOT_REPORTED Office",
                "- | 20 | inconclusive: unknown-fact CREATION NOT_REPORTED Office",
                "1 | 20 | inconclusive: implausible-fact CREATION 2026-06-16",
                "-10 | -20 | inconclusive: implausible-fact CREATION 2026-06-05",
                "1 | 200 | fail: too-long LIFETIME 2027-01-01 PT2160H",
            })
    void maxLifetime(String created, String expires, String expected) {
        assertThat(say(
                        new Expectation.MaxLifetime(LIMIT),
                        AuditedKey.named("k").created(day(created)).expires(day(expires))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "91 | pass",
                "90 | pass",
                "89 | fail: expires-soon 2026-09-12 PT2160H",
                "-1 | fail: expires-soon 2026-06-14 PT2160H",
                "- | pass",
                "? | inconclusive: unknown-fact EXPIRY NOT_REPORTED Office",
            })
    void lastsFor(String expires, String expected) {
        assertThat(say(new Expectation.LastsFor(LIMIT), AuditedKey.named("k").expires(day(expires))))
                .isEqualTo(expected);
    }

    @Test
    void aLifetimeMayBeOverByWhatRoundingAdds() {
        Instant end = NOW.plus(LIMIT).plusSeconds(60);
        AuditedKey key = AuditedKey.named("k").created(Fact.known(NOW));
        assertThat(say(new Expectation.MaxLifetime(LIMIT), key.expires(Fact.known(end))))
                .isEqualTo("pass");
        assertThat(say(new Expectation.MaxLifetime(LIMIT), key.expires(Fact.known(end.plusMillis(1)))))
                .startsWith("fail");
    }

    @ParameterizedTest(name = "created {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | pass",
                "-90 | pass",
                "-91 | fail: too-long AGE 2026-03-16 PT2160H",
                "? | inconclusive: unknown-fact CREATION NOT_REPORTED Office",
                "- | inconclusive: unknown-fact CREATION NOT_REPORTED Office",
                "1 | inconclusive: implausible-fact CREATION 2026-06-16",
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
                "-500 | -91 | fail: too-long UNUSED 2026-03-16 PT2160H",
                "-500 | 1 | inconclusive: implausible-fact LAST_USE 2026-06-16",
                "-90 | - | pass",
                "-91 | - | fail: too-long NEVER_USED 2026-03-16 PT2160H",
                "1 | - | inconclusive: implausible-fact CREATION 2026-06-16",
                "? | - | inconclusive: unknown-fact CREATION NOT_REPORTED Office",
                "-90 | ? | pass",
                "-91 | ? | inconclusive: unknown-fact LAST_USE NOT_REPORTED Office",
                "1 | ? | inconclusive: unknown-fact LAST_USE NOT_REPORTED Office",
                "? | ? | inconclusive: unknown-fact LAST_USE NOT_REPORTED Office",
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
                "- | fail: never-used",
                "? | inconclusive: unknown-fact LAST_USE NOT_REPORTED Office",
                "1 | inconclusive: implausible-fact LAST_USE 2026-06-16",
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
                "unrestricted: files rw | '' | fail: full-access",
                "files rw, people r? | '' | inconclusive: unknown-full-access",
                "files rw | root | inconclusive: unknown-full-access root",
                "'' | '' | inconclusive: unknown-full-access",
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
                .isEqualTo("fail: unrecognized-scopes a, b");
    }

    @ParameterizedTest(name = "owner active {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "yes | pass",
                "no | fail: owner-inactive DISABLED",
                "- | fail: owner-inactive DELETED",
                "? | inconclusive: unknown-fact OWNER_STATE NOT_REPORTED Office",
            })
    void ownerActive(String active, String expected) {
        KeyOwner owner = new KeyOwner("o1", "Some Body", truth(active));
        assertThat(say(new Expectation.OwnerActive(), AuditedKey.named("k").owner(Fact.known(owner))))
                .isEqualTo(expected);
    }

    @Test
    void aKeyWithoutOwnerIsNotOneWhoseOwnerIsNotTold() {
        assertThat(say(new Expectation.OwnerActive(), AuditedKey.named("k").owner(Fact.none())))
                .isEqualTo("fail: owner-inactive NONE");
        assertThat(say(new Expectation.OwnerActive(), AuditedKey.named("k")))
                .isEqualTo("inconclusive: unknown-fact OWNER NOT_REPORTED Office");
    }

    @Test
    void oneFindingTellsAll() {
        Rule rule = rule("r")
                .expect(new Expectation.MustExpire(), new Expectation.MaxLifetime(LIMIT))
                .expect(new Expectation.MaxAge(LIMIT), new Expectation.Used())
                .build();
        assertThat(verdict(rule, AuditedKey.named("k").expires(Fact.none()).created(day("-200"))))
                .isEqualTo(
                        "fail: never-expires; too-long AGE 2025-11-27 PT2160H; unknown-fact LAST_USE NOT_REPORTED Office");
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
        assertThat(verdict(rule, key)).matches("(fail|inconclusive): .*");
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
