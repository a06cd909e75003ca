package io.keyaudit.declarative;

import static io.keyaudit.declarative.DraftQuestion.ABSENT;
import static io.keyaudit.declarative.DraftQuestion.ALWAYS;
import static io.keyaudit.declarative.DraftQuestion.AUTH;
import static io.keyaudit.declarative.DraftQuestion.EMPTY;
import static io.keyaudit.declarative.DraftQuestion.ENDPOINT;
import static io.keyaudit.declarative.DraftQuestion.ID;
import static io.keyaudit.declarative.DraftQuestion.NAME;
import static io.keyaudit.declarative.DraftQuestion.REQUEST;
import static io.keyaudit.declarative.DraftQuestion.SCOPES;
import static io.keyaudit.declarative.DraftQuestion.SCOPES_IN;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The start of a file that describes a service, with comments that say how to go on. It passes the check as it is and claims
 * nothing: what a scope grants is unknown in it until its author states that. Immutable.
 */
public final class ServiceDraft {
    private static final Set<String> VERBS = Set.of(
            "read", "write", "create", "update", "delete", "edit", "list", "view", "manage", "admin", "get", "all");

    private final Map<DraftQuestion, String> answers;
    private final boolean introspection;
    private final List<String> scopes;

    private ServiceDraft(Map<DraftQuestion, String> answers, boolean introspection) {
        this.answers = Map.copyOf(answers);
        this.introspection = introspection;
        this.scopes =
                Arrays.stream(answer(SCOPES).strip().split("\\s+")).distinct().toList();
    }

    /**
     * Returns the draft of a service.
     *
     * @param answers to all questions that are {@linkplain DraftQuestion#isOpen open}
     * @param introspection whether it is an API behind an OAuth server, which is asked about its tokens
     * @throws IllegalArgumentException if an answer is missing or none
     */
    public static ServiceDraft of(Map<DraftQuestion, String> answers, boolean introspection) {
        for (DraftQuestion question : DraftQuestion.values()) {
            if (question.isOpen(introspection, answers)) {
                throw new IllegalArgumentException("there is no answer to: " + question.text());
            }
            if (answers.containsKey(question)) {
                question.check(answers.getOrDefault(question, ""));
            }
        }
        String always = answers.getOrDefault(ALWAYS, "");
        if (answers.getOrDefault(SCOPES_IN, "").matches("(list|text) " + always + "([.\\[].*)?") && !always.isEmpty()) {
            throw new IllegalArgumentException(
                    "the field that is in every answer has to be another than the one in which scopes stand: "
                            + always);
        }
        return new ServiceDraft(answers, introspection);
    }

    /** Returns the file. */
    public String text() {
        return introspection
                ? head() + MEANING_OF_SCOPES.formatted(resources(), rows()) + introspectionExamples()
                : whole();
    }

    private static final String MEANING_OF_SCOPES = """

            # What there is to read and to change. How sensitive each is: low, moderate, high or critical; then traits, such as
            # reads-content, reads-personal-data, changes-content, grants-access, moves-money, runs-code.
            resources:
            %s
            # What scopes grant is not stated yet, so it is unknown. Put what the documentation says in its place:
            #   "files:write": { grants: { files: w }, implies: "files:read" }
            scopes:
            %s
            # What an unknown scope makes unknown: everything, or by its subject: { subject: "{subject}:*", newSubject: everything }
            unrecognized: everything
            """;

    private String head() {
        return """
                # The start of a description of %1$s. Every field is explained in docs/declarative-providers.md.
                # Change it, and check each change with: keyaudit provider check %2$s.yaml
                version: 1
                id: %2$s
                %3$sname: %4$s
                # Where each part is from, and how sure it is: documented, source, seen, reported, recalled or inferred.
                sources: [{ for: everything, at: "the documentation of %5$s", sure: recalled }]
                # What narrows the scopes and is not in the answer, such as the owner's role; "nothing" if nothing does.
                upperBound: what narrows the scopes is not known yet
                """.formatted(
                        answer(NAME),
                        answer(ID),
                        introspection ? "extends: oauth2-introspection\n" : "",
                        quoted(answer(NAME)),
                        answer(NAME).replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private String whole() {
        String request = answer(REQUEST);
        String path = request.substring(request.indexOf(' ') + 1);
        String asked = request.startsWith("POST") ? "post: " + path + ", changesNothing: true" : "get: " + path;
        return head()
                + """
                credentials: %s
                # The form of a key, so that it is sent to no other service:
                #   keys: [{ name: access token, form: "acme_[A-Za-z0-9]{32}" }]
                endpoint: %s
                requests:
                  self: { %s, auth: %s }
                # How the service says no: the first case that fits counts, whatever the status of the answer.
                errors:
                  - { when: { status: 401 }, kind: rejected, say: the service does not accept the key }
                %sscopesFrom:
                  - { %s, absent: %s, empty: %s }
                """.formatted(
                                credentials(),
                                answer(ENDPOINT),
                                asked,
                                auth(),
                                success(),
                                place(),
                                answer(ABSENT),
                                answer(EMPTY))
                + MEANING_OF_SCOPES.formatted(resources(), rows())
                + """
                # What else an answer states, such as: facts: { expires: { json: expires_at, as: timestamp, absent: none } }
                limits: { requests: 60, per: 1m }

                # Answers, and what follows from each: r and w for what is granted, - for denied, ? for unknown.
                examples:
                """
                + new DraftExamples(answers, scopes).text();
    }

    private String success() {
        return answers.containsKey(ALWAYS)
                ? "# What is so of every answer about a key. Anything else with status 200 is not understood.\n"
                        + "success: { json: { " + answer(ALWAYS) + ": { present: true } } }\n"
                : "";
    }

    private String credentials() {
        return answer(AUTH).equals("basic")
                ? "{ username: { description: the user's name, secret: false }, password: the password }"
                : "{ token: the access token }";
    }

    private String auth() {
        String auth = answer(AUTH);
        return switch (auth.split(" ", 2)[0]) {
            case "bearer" -> "{ bearer: token }";
            case "basic" -> "{ basic: { user: \"{username}\", password: \"{password}\" } }";
            default -> "{ header: " + auth.substring(auth.indexOf(' ') + 1) + ", value: \"{token}\" }";
        };
    }

    private String place() {
        String[] place = answer(SCOPES_IN).split(" ", 2);
        String separator = switch (place[0]) {
            case "header" -> ", separator: \",\"";
            case "text" -> ", separator: \" \"";
            default -> "";
        };
        return place[0] + ": " + quoted(place[1]) + separator;
    }

    private String resources() {
        return scopes.stream()
                .map(ServiceDraft::resource)
                .distinct()
                .map(resource ->
                        "  " + quoted(resource) + ": { means: " + quoted(resource) + ", read: high, write: high }")
                .collect(Collectors.joining("\n"));
    }

    private String rows() {
        return scopes.stream()
                .map(scope -> "  " + quoted(scope) + ": { unclear: { " + quoted(resource(scope)) + ": rw } }")
                .collect(Collectors.joining("\n"));
    }

    /** What a scope is about, by its name: the words in it that are no verbs. */
    private static String resource(String scope) {
        String subject = Arrays.stream(scope.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !VERBS.contains(word))
                .collect(Collectors.joining("-"));
        return subject.isEmpty() ? "account" : subject;
    }

    private String introspectionExamples() {
        return """

                # Answers, and what follows from each: r and w for what is granted, - for denied, ? for unknown.
                examples:
                  - name: each scope
                    options: { introspectionPath: /introspect }
                    answer: { body: { active: true, scope: %s } }
                    others: ??
                  - name: an unknown scope
                    options: { introspectionPath: /introspect }
                    answer: { body: { active: true, scope: %s } }
                    others: ??
                    unrecognized: [%s]
                """.formatted(
                        quoted(String.join(" ", scopes)), quoted(DraftExamples.UNKNOWN), quoted(DraftExamples.UNKNOWN));
    }

    /** Returns a text as YAML and JSON write it. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String answer(DraftQuestion question) {
        return answers.getOrDefault(question, "");
    }
}
