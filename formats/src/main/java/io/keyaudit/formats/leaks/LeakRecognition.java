package io.keyaudit.formats.leaks;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.ProviderDescription;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Recognizes a key's service by the form of the key. Where keys of other services can have that form as well, the scanner
 * has to name the service, too: a key is sent to nobody on a guess. Immutable.
 */
public final class LeakRecognition {
    private final Providers providers;
    private final Map<String, Endpoint> endpoints;

    /**
     * Creates a recognition of keys of the installed providers.
     *
     * @param endpoints the addresses of services that have none of their own, by provider
     */
    public LeakRecognition(Providers providers, Map<String, Endpoint> endpoints) {
        this.providers = providers;
        this.endpoints = Map.copyOf(endpoints);
    }

    /** What is to be done about a leaked key. */
    public sealed interface Decision {
        /** Its service can be asked about it. */
        record Ask(AuditTarget target) implements Decision {}

        /**
         * Nobody is asked about it.
         *
         * @param provider its service, if that is recognized
         * @param reason why, for people
         */
        record Leave(Optional<String> provider, String reason) implements Decision {}
    }

    private record Match(String provider, ProviderDescription description, KeyForm form) {}

    /** Decides about a key. Nothing is sent. */
    public Decision decide(LeakedKey key) {
        if (key.secret().isEmpty()) {
            return new Decision.Leave(
                    Optional.empty(), "the finding does not hold the secret; let the scanner write it, unmasked");
        }
        Secret secret = key.secret().get();
        List<Match> matches = matches(secret.reveal());
        List<Match> certain = matches.stream()
                .filter(match -> match.form().distinctive() || isNamed(match, key))
                .toList();
        if (certain.isEmpty()) {
            return new Decision.Leave(Optional.empty(), unrecognized(matches));
        }
        if (certain.stream().map(Match::provider).distinct().count() > 1) {
            return new Decision.Leave(
                    Optional.empty(), "its form does not tell which service it is of: " + names(certain));
        }
        return decide(key, secret, certain.get(0));
    }

    private Decision decide(LeakedKey key, Secret secret, Match match) {
        Optional<String> provider = Optional.of(match.provider());
        if (match.form().unsupported().isPresent()) {
            return new Decision.Leave(provider, match.form().unsupported().get());
        }
        AuditTarget.Builder builder = AuditTarget.builder(key.name(), match.provider())
                .credential(match.form().credential(), secret);
        Optional.ofNullable(endpoints.get(match.provider())).ifPresent(builder::endpoint);
        AuditTarget target = builder.build();
        List<TargetProblem> problems = target.problems(providers);
        if (problems.isEmpty()) {
            return new Decision.Ask(target);
        }
        String reasons = problems.stream().map(TargetProblem::message).collect(Collectors.joining("; "));
        boolean lacksEndpoint =
                problems.stream().anyMatch(problem -> problem.area().equals("endpoint"));
        return new Decision.Leave(
                provider, reasons + (lacksEndpoint ? " (--endpoint " + match.provider() + "=URL)" : ""));
    }

    private List<Match> matches(String secret) {
        return providers.ids().stream()
                .flatMap(id -> providers.description(id).stream()
                        .flatMap(description -> description.keyForms().stream()
                                .filter(form -> form.matches(secret))
                                .limit(1)
                                .map(form -> new Match(id, description, form))))
                .toList();
    }

    /** Returns whether the scanner's rule is named after the service. */
    private static boolean isNamed(Match match, LeakedKey key) {
        String id = letters(match.provider());
        String name = letters(match.description().displayName().replaceFirst("\\(.*", ""));
        return key.rules().stream()
                .map(LeakRecognition::letters)
                .anyMatch(rule -> rule.contains(id) || (!name.isEmpty() && rule.contains(name)));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String unrecognized(List<Match> matches) {
        return matches.isEmpty()
                ? "it does not have the form of any key that the installed providers know"
                : "it has the form of a key of " + names(matches)
                        + ", but other keys can have that form, too, and the finding does not name the service";
    }

    private static String names(List<Match> matches) {
        return matches.stream()
                .map(match -> match.description().displayName())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
