package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.Access;
import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.Severity;
import io.keyaudit.Trait;
import io.keyaudit.policy.Uncertainty.Absence;
import io.keyaudit.policy.Violation.OwnerProblem;
import io.keyaudit.policy.Violation.Span;
import io.keyaudit.policy.Violation.SuppressionProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of reason has words; a new one without a line here fails. */
class WordingTest {
    private static final RuleDescription RULE = RuleDescription.of("r", "Title", Severity.HIGH);
    private static final ResourceAccess WITHDRAW = new ResourceAccess("withdraw", Access.WRITE);
    private static final ResourceAccess READ = new ResourceAccess("spaces", Access.READ);
    private static final Instant DAY = Instant.parse("2026-06-15T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final AccessPattern MONEY = new AccessPattern.WithTrait(Trait.MOVES_MONEY);
    private static final PermissionSet FILES =
            PermissionSet.of(List.of(new Permission("files", Grant.GRANTED, Grant.DENIED)));

    static Stream<Arguments> words() {
        return Stream.concat(violations(), Stream.concat(uncertainties(), changes()));
    }

    private static Stream<Arguments> violations() {
        return Stream.of(
                arguments(new Violation.Forbidden(List.of(WITHDRAW), false), "is granted withdraw:write (forbidden)"),
                arguments(
                        new Violation.Forbidden(List.of(WITHDRAW), true),
                        "has full access, including withdraw:write (forbidden)"),
                arguments(new Violation.NotAllowed(List.of(READ)), "is granted spaces:read (not allowed)"),
                arguments(new Violation.FullAccess(), "has full access, including future resources"),
                arguments(
                        new Violation.Missing(List.of(AccessPattern.parse("files:read"))),
                        "is missing files:read (required)"),
                arguments(
                        new Violation.StateNotAllowed(KeyState.EXPIRED, List.of(KeyState.INACTIVE, KeyState.ACTIVE)),
                        "is expired (allowed: active, inactive)"),
                arguments(new Violation.NeverExpires(), "never expires"),
                arguments(new Violation.NeverUsed(), "was never used"),
                arguments(new Violation.ExpiresSoon(DAY, YEAR), "expires on 2026-06-15, less than 365 days from now"),
                arguments(
                        new Violation.TooLong(Span.AGE, DAY, YEAR),
                        "was created on 2026-06-15, more than 365 days ago"),
                arguments(
                        new Violation.TooLong(Span.REMAINING, DAY, YEAR),
                        "expires on 2026-06-15, more than 365 days from now"),
                arguments(
                        new Violation.UnrecognizedScopes(List.of("b", "a")),
                        "scopes \"a\" and \"b\" are not recognized"),
                arguments(new Violation.OwnerInactive(OwnerProblem.DELETED), "owner account deleted"),
                arguments(new Violation.AddressesUnrestricted(), "is accepted from any address"),
                arguments(new Violation.TooManyKeys(3, 2), "is one of 3 active keys of its owner (at most 2 allowed)"),
                arguments(
                        new Violation.SamePermissions("b", 1),
                        "has the same permissions as \"b\" and 1 more, active and of the same owner"),
                arguments(new Violation.ServiceFlaw("leaks", List.of("a", "b")), "leaks, as shown by \"a\" and \"b\""),
                arguments(new Violation.NoRule(), "matches no rule of the policy"),
                arguments(
                        new Violation.MatchesNoKey(
                                List.of("d-*"),
                                List.of(),
                                List.of("ofice"),
                                List.of(new Misspelling("prodution", Optional.of("production")))),
                        "matches no key; keys: \"d-*\"; not installed: \"ofice\";"
                                + " tags: \"prodution\" (did you mean \"production\"?)"),
                arguments(new Violation.SuppressionExpired(), "is past its last day"),
                arguments(
                        new Violation.SuppressesNothing(SuppressionProblem.NO_RULE),
                        "suppresses nothing: there is no such rule"));
    }

    private static Stream<Arguments> uncertainties() {
        Uncertainty address = new Uncertainty.UnknownFact(FactKind.ALLOWED_ADDRESSES, Absence.NOT_REPORTED, "Acme");
        return Stream.of(
                arguments(new Uncertainty.UnknownAccess(List.of(READ), List.of()), "unknown: spaces:read"),
                arguments(
                        new Uncertainty.UnreportedAccess(List.of(READ), "Acme"),
                        "Acme does not report whether keys are granted spaces:read"),
                arguments(new Uncertainty.UnknownScopes(List.of("x")), "scope \"x\" is not recognized"),
                arguments(new Uncertainty.UnclassifiedAccess(List.of(READ)), "spaces:read is not classified"),
                arguments(
                        new Uncertainty.UnlistedAccess(MONEY), "unknown: does full access include trait moves-money?"),
                arguments(new Uncertainty.UnknownMatch(MONEY, List.of()), "unknown: trait moves-money (required)"),
                arguments(
                        new Uncertainty.UnknownFullAccess(List.of()),
                        "unknown: full access (no access is known to be denied)"),
                arguments(
                        new Uncertainty.UnknownFact(FactKind.LAST_USE, Absence.DISTURBED, "DocSpace"),
                        "last use unknown: DocSpace counts this audit as a use"),
                arguments(
                        new Uncertainty.UnknownFact(FactKind.EXPIRY, Absence.NEVER_REPORTED, "Bitfinex"),
                        "expiry unknown: Bitfinex does not report it"),
                arguments(
                        new Uncertainty.ImplausibleFact(FactKind.CREATION, DAY),
                        "creation unknown: 2026-06-15 is reported, which is not plausible"),
                arguments(
                        new Uncertainty.UnknownKeyCount(2, List.of("c")),
                        "unknown: does its owner have more than 2 active keys? The state or owner of \"c\" is unknown"),
                arguments(
                        new Uncertainty.MightBeSame("b"),
                        "unknown: is \"b\" active, of the same owner and with the same permissions?"),
                arguments(
                        new Uncertainty.UnknownFlaw("leaks", FactKind.KEY_MANAGEMENT),
                        "unknown whether it leaks: no key shows it"),
                arguments(
                        new Uncertainty.Conditional(new Violation.NeverExpires(), address),
                        "never expires, if the rule applies (allowed addresses unknown: Acme did not report it)"),
                arguments(
                        new Uncertainty.UnknownResources(List.of(new Misspelling("walets", Optional.of("wallets")))),
                        "names a resource that no provider and no key has: \"walets\" (did you mean \"wallets\"?)"),
                arguments(
                        new Uncertainty.Unread(Optional.of(FailureKind.TIMEOUT), "no answer"),
                        "could not be read: no answer"));
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                arguments(
                        new Change.AccessChanged(
                                WITHDRAW, Grant.DENIED, Grant.GRANTED, Optional.of(Sensitivity.CRITICAL)),
                        "gained withdraw:write (critical)"),
                arguments(
                        new Change.AccessChanged(WITHDRAW, Grant.DENIED, Grant.UNKNOWN, Optional.empty()),
                        "might have gained withdraw:write (not classified)"),
                arguments(new Change.FullAccessChanged(Grant.GRANTED, Grant.DENIED), "lost full access"),
                arguments(
                        new Change.KeyManagementChanged(Grant.UNKNOWN, Grant.GRANTED),
                        "gained management of keys beyond its own permissions (unknown before)"),
                arguments(new Change.UnrecognizedScopeChanged("x", true), "might have gained unrecognized scope \"x\""),
                arguments(
                        new Change.FactChanged("expiry", Fact.known("2027"), Fact.none()), "expiry is never, was 2027"),
                arguments(
                        new Change.KeyAdded(Optional.of(FILES), Grant.GRANTED),
                        "was not audited before; permissions: files r-; can manage keys"),
                arguments(
                        new Change.ReadForTheFirstTime(FILES, Grant.DENIED),
                        "could not be read before, so changes are unknown; permissions: files r-"),
                arguments(
                        new Change.KeyRemoved(),
                        "was audited before and is not any more; it is unknown whether it was revoked"),
                arguments(
                        new Change.NotRead(true),
                        "might have gained anything: could not be read, and could be before"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("words")
    void saysEachReason(Reason reason, String words) {
        assertThat(Finding.of(RULE, new Subject.Key("k"), reason).message()).isEqualTo(words);
    }

    @Test
    void noKindOfReasonIsLeftOut() {
        Set<Class<?>> worded =
                words().map(arguments -> arguments.get()[0].getClass()).collect(Collectors.toSet());

        assertThat(worded).isEqualTo(leaves(Reason.class).collect(Collectors.toSet()));
        assertThat(leaves(Reason.class).map(Class::getSimpleName)).doesNotHaveDuplicates();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WordingTest::leaves)
                : Stream.of(type);
    }

    @Test
    void saysWhatTheFindingIsAbout() {
        Subject.Service service = new Subject.Service("acme", Endpoint.parse("https://acme.example"), 120);

        assertThat(Finding.of(RULE, service, new Violation.ServiceFlaw("leaks", List.of()))
                        .message())
                .isEqualTo("acme at https://acme.example (120 keys): leaks");
        assertThat(Finding.of(RULE, new Subject.PolicyRule("x"), new Violation.NoRule())
                        .message())
                .isEqualTo("rule \"x\" matches no rule of the policy");
    }

    @Test
    void listsWhatHasTheSameBeginning() {
        Finding finding = Finding.of(
                RULE,
                new Subject.Key("k"),
                new Change.AccessChanged(READ, Grant.DENIED, Grant.GRANTED, Optional.of(Sensitivity.LOW)),
                new Change.AccessChanged(WITHDRAW, Grant.DENIED, Grant.UNKNOWN, Optional.empty()),
                new Change.FullAccessChanged(Grant.DENIED, Grant.GRANTED));

        assertThat(finding.message())
                .isEqualTo("gained spaces:read (low), full access; might have gained withdraw:write (not classified)");
        assertThat(finding).hasToString("high open r k: " + finding.message());
    }
}
