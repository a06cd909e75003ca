package io.keyaudit.policy;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.Sensitivity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that findings say in words. What is certain is stated; what is not, is called unknown. Nothing but people
 * depends on it.
 */
final class Wording {
    private static final Map<Class<? extends Reason>, Function<Reason, Phrase>> PHRASES = new HashMap<>();

    static {
        violations();
        uncertainties();
        changes();
    }

    private Wording() {}

    /** A reason in words. Those with one beginning are put into one list, where they have items. */
    private record Phrase(String beginning, List<String> items) {
        static Phrase of(String text) {
            return new Phrase(text, List.of());
        }

        static Phrase of(String beginning, String item) {
            return new Phrase(beginning, List.of(item));
        }

        String text() {
            return items.isEmpty() ? beginning : beginning + " " + String.join(", ", items);
        }
    }

    static String of(Finding finding) {
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        for (Reason reason : finding.reasons()) {
            Phrase phrase = phrase(reason);
            phrases.merge(phrase.beginning(), phrase, Wording::join);
        }
        String reasons = phrases.values().stream().map(Phrase::text).collect(Collectors.joining("; "));
        return about(finding.subject()) + reasons;
    }

    private static Phrase join(Phrase one, Phrase other) {
        List<String> items = new ArrayList<>(one.items());
        items.addAll(other.items());
        return new Phrase(one.beginning(), items);
    }

    private static Phrase phrase(Reason reason) {
        Function<Reason, Phrase> phrase = PHRASES.get(reason.getClass());
        if (phrase == null) {
            throw new IllegalStateException("no words for " + reason.getClass());
        }
        return phrase.apply(reason);
    }

    private static String about(Subject subject) {
        if (subject instanceof Subject.Service service) {
            return service.provider() + " at " + service.endpoint() + " (" + Phrases.count(service.keyCount(), "key")
                    + "): ";
        }
        if (subject instanceof Subject.PolicySuppression about) {
            Suppression suppression = about.suppression();
            return "the suppression of rule " + Phrases.quote(suppression.rule()) + " for keys "
                    + Phrases.quoted(suppression.keys()) + " until " + suppression.expires() + " ("
                    + suppression.reason() + ") ";
        }
        return subject instanceof Subject.PolicyRule rule ? "rule " + Phrases.quote(rule.id()) + " " : "";
    }

    private static <R extends Reason> void say(Class<R> type, Function<R, String> text) {
        PHRASES.put(type, reason -> Phrase.of(text.apply(type.cast(reason))));
    }

    private static <R extends Reason> void list(Class<R> type, Function<R, Phrase> phrase) {
        PHRASES.put(type, reason -> phrase.apply(type.cast(reason)));
    }

    private static void violations() {
        say(
                Violation.Forbidden.class,
                it -> (it.fullAccess() ? "has full access, including " : "is granted ") + Phrases.listed(it.accesses())
                        + " (forbidden)");
        say(Violation.NotAllowed.class, it -> "is granted " + Phrases.listed(it.accesses()) + " (not allowed)");
        say(Violation.FullAccess.class, it -> "has full access, including future resources");
        say(
                Violation.Missing.class,
                it -> "is missing "
                        + Phrases.list(
                                it.patterns().stream().map(AccessPattern::text).toList()) + " (required)");
        say(
                Violation.StateNotAllowed.class,
                it -> "is " + it.state().text() + " (allowed: "
                        + it.allowed().stream().map(KeyState::text).collect(Collectors.joining(", ")) + ")");
        say(Violation.NeverExpires.class, it -> "never expires");
        say(Violation.NeverUsed.class, it -> "was never used");
        say(
                Violation.ExpiresSoon.class,
                it -> "expires on " + Phrases.day(it.moment()) + ", less than " + Phrases.duration(it.least())
                        + " from now");
        say(Violation.TooLong.class, Wording::tooLong);
        say(Violation.UnrecognizedScopes.class, it -> Phrases.scopes(it.scopes()) + " not recognized");
        say(Violation.OwnerInactive.class, it -> switch (it.problem()) {
            case NONE -> "has no owner";
            case DELETED -> "owner account deleted";
            case DISABLED -> "owner account disabled";
        });
        say(Violation.AddressesUnrestricted.class, it -> "is accepted from any address");
        say(
                Violation.TooManyKeys.class,
                it -> "is one of " + it.active() + " active keys of its owner (at most " + it.maximum() + " allowed)");
        say(
                Violation.SamePermissions.class,
                it -> "has the same permissions as " + Phrases.quote(it.key())
                        + (it.more() > 0 ? " and " + it.more() + " more" : "") + ", active and of the same owner");
        say(
                Violation.ServiceFlaw.class,
                it -> it.flaw() + (it.keys().isEmpty() ? "" : ", as shown by " + Phrases.quoted(it.keys())));
        say(Violation.NoRule.class, it -> "matches no rule of the policy");
        say(
                Violation.MatchesNoKey.class,
                it -> "matches no key"
                        + Phrases.patterns("keys", it.keys())
                        + Phrases.patterns("endpoints", it.endpoints())
                        + Phrases.patterns("not installed", it.notInstalled())
                        + (it.tags().isEmpty() ? "" : "; tags: " + Phrases.misspelled(it.tags())));
        say(Violation.SuppressionExpired.class, it -> "is past its last day");
        say(
                Violation.SuppressesNothing.class,
                it -> "suppresses nothing"
                        + switch (it.problem()) {
                            case NO_FINDING -> "";
                            case NO_RULE -> ": there is no such rule";
                            case NOT_SUPPRESSIBLE -> ": findings of this rule cannot be suppressed";
                        });
    }

    private static String tooLong(Violation.TooLong it) {
        String day = Phrases.day(it.moment());
        String limit = Phrases.duration(it.maximum());
        return switch (it.span()) {
            case AGE -> "was created on " + day + ", more than " + limit + " ago";
            case LIFETIME -> "expires on " + day + ", more than " + limit + " after its creation";
            case REMAINING -> "expires on " + day + ", more than " + limit + " from now";
            case UNUSED -> "was last used on " + day + ", more than " + limit + " ago";
            case NEVER_USED -> "was never used since its creation on " + day + ", more than " + limit + " ago";
        };
    }

    private static void uncertainties() {
        say(Uncertainty.UnknownAccess.class, it -> "unknown: " + Phrases.listed(it.accesses()));
        say(
                Uncertainty.UnreportedAccess.class,
                it -> it.service() + " does not report whether keys are granted " + Phrases.listed(it.accesses()));
        say(Uncertainty.UnknownScopes.class, it -> Phrases.scopes(it.scopes()) + " not recognized");
        say(
                Uncertainty.UnclassifiedAccess.class,
                it -> Phrases.listed(it.accesses()) + (it.accesses().size() == 1 ? " is" : " are") + " not classified");
        say(
                Uncertainty.UnlistedAccess.class,
                it -> "unknown: does full access include " + it.pattern().text() + "?");
        say(Uncertainty.UnknownMatch.class, it -> "unknown: " + it.pattern().text() + " (required)");
        say(Uncertainty.UnknownFullAccess.class, it -> "unknown: full access (no access is known to be denied)");
        say(
                Uncertainty.UnknownFact.class,
                it -> name(it.fact()) + " unknown: " + it.service()
                        + switch (it.absence()) {
                            case NEVER_REPORTED -> " does not report it";
                            case NOT_REPORTED -> " did not report it";
                            case INVENTORY_ONLY -> " reports it in an inventory only";
                            case NOT_IN_INVENTORY -> " does not report it in an inventory";
                            case DISTURBED -> disturbed(it.fact());
                        });
        say(
                Uncertainty.ImplausibleFact.class,
                it -> name(it.fact()) + " unknown: " + Phrases.day(it.moment())
                        + " is reported, which is not plausible");
        say(
                Uncertainty.UnknownKeyCount.class,
                it -> "unknown: does its owner have more than "
                        + Phrases.count(it.maximum(), "active key") + "? The state or owner of "
                        + Phrases.quoted(it.keys()) + " is unknown");
        say(
                Uncertainty.MightBeSame.class,
                it -> "unknown: is " + Phrases.quote(it.key())
                        + " active, of the same owner and with the same permissions?");
        say(Uncertainty.UnknownFlaw.class, it -> "unknown whether it " + it.flaw() + ": no key shows it");
        say(
                Uncertainty.Conditional.class,
                it -> phrase(it.violation()).text() + ", if the rule applies ("
                        + phrase(it.condition()).text() + ")");
        say(
                Uncertainty.UnknownResources.class,
                it -> "names "
                        + (it.resources().size() == 1
                                ? "a resource that no provider and no key has: "
                                : "resources that no provider and no key has: ")
                        + Phrases.misspelled(it.resources()));
        say(
                Uncertainty.Unread.class,
                it -> it.failure().isPresent() ? "could not be read: " + it.message() : it.message());
    }

    private static String disturbed(FactKind fact) {
        return fact == FactKind.LAST_USE ? " counts this audit as a use" : " changes it for this audit";
    }

    private static void changes() {
        list(
                Change.AccessChanged.class,
                it -> Phrase.of(
                        verb(it.from(), it.to()),
                        it.access() + " ("
                                + it.sensitivity().map(Sensitivity::text).orElse("not classified") + ")"
                                + before(it.from(), it.to())));
        list(Change.FullAccessChanged.class, it -> Phrase.of(verb(it.from(), it.to()), "full access"));
        list(
                Change.KeyManagementChanged.class,
                it -> Phrase.of(
                        verb(it.from(), it.to()),
                        "management of keys beyond its own permissions" + before(it.from(), it.to())));
        list(
                Change.UnrecognizedScopeChanged.class,
                it -> Phrase.of(
                        it.added() ? "might have gained" : "might have lost",
                        "unrecognized scope " + Phrases.quote(it.scope())));
        say(
                Change.FactChanged.class,
                it -> it.fact() + " is " + value(it.fact(), it.to()) + ", was " + value(it.fact(), it.from()));
        say(
                Change.KeyAdded.class,
                it -> "was not audited before; "
                        + it.permissions()
                                .map(permissions -> can(permissions, it.managesKeys()))
                                .orElse("could not be read"));
        say(
                Change.ReadForTheFirstTime.class,
                it -> "could not be read before, so changes are unknown; " + can(it.permissions(), it.managesKeys()));
        say(
                Change.KeyRemoved.class,
                it -> "was audited before and is not any more; it is unknown whether it was revoked");
        say(
                Change.NotRead.class,
                it -> "might have gained anything: could not be read"
                        + (it.readBefore() ? ", and could be before" : ", now or before"));
    }

    private static String verb(Grant from, Grant to) {
        return switch (to) {
            case GRANTED -> "gained";
            case DENIED -> "lost";
            case UNKNOWN -> from == Grant.GRANTED ? "might have lost" : "might have gained";
        };
    }

    private static String before(Grant from, Grant to) {
        return to == Grant.GRANTED && from == Grant.UNKNOWN ? " (unknown before)" : "";
    }

    private static String can(PermissionSet permissions, Grant managesKeys) {
        return "permissions: " + permissions + (managesKeys == Grant.GRANTED ? "; can manage keys" : "");
    }

    private static String value(String fact, Fact<String> value) {
        if (!value.reported()) {
            return "unknown";
        }
        return value.toOptional().orElse(fact.equals(FactKind.EXPIRY.text()) ? "never" : "none");
    }

    private static String name(FactKind fact) {
        return fact.text().replace('-', ' ');
    }
}
