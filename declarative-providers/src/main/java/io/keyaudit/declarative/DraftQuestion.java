package io.keyaudit.declarative;

import io.keyaudit.Endpoint;
import io.keyaudit.declarative.JsonPath.EachElement;
import io.keyaudit.declarative.JsonPath.Field;
import io.keyaudit.declarative.JsonPath.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What has to be known of a service before a file that describes it can be begun: see {@link ServiceDraft}. */
public enum DraftQuestion {
    /** The id of the provider. */
    ID("What do keys files call the service, such as acme?"),
    /** The name for people. */
    NAME("What do people call the service, such as Acme?"),
    /** The address. */
    ENDPOINT("Where is it, such as https://api.acme.example?"),
    /** Method and path. */
    REQUEST("Which request shows a key's own scopes, such as GET /v1/self?"),
    /** How a request is authenticated. */
    AUTH("How is the key sent: bearer, header NAME, or basic?"),
    /** Where scopes stand. */
    SCOPES_IN("Where are the scopes: header NAME, list PATH, or text PATH, such as list auth.scopes?"),
    /** The meaning of an absent list. */
    ABSENT("What does it mean that this is not in an answer: none, everything, unknown, or error if it cannot be?"),
    /** The meaning of an empty list. */
    EMPTY("What does it mean that it lists no scope: none, everything, unknown, or error if it cannot be?"),
    /** What is so of every answer about a key. */
    ALWAYS("Which other field is in every answer about a key, such as id?"),
    /** The names of scopes. */
    SCOPES("Which scopes are there, with blanks between them?");

    /** Those that are left for an API behind an OAuth server. */
    private static final Set<DraftQuestion> OF_INTROSPECTION = Set.of(ID, NAME, SCOPES);

    private final String text;

    DraftQuestion(String text) {
        this.text = text;
    }

    /** Returns the question, for people. */
    public String text() {
        return text;
    }

    /** Returns the name of an option that answers it, such as {@code scopes-in}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Refuses an answer that is none.
     *
     * @throws IllegalArgumentException if it is not; the message says what is allowed
     */
    public void check(String answer) {
        if (answer.isBlank()) {
            throw new IllegalArgumentException("expected an answer");
        }
        switch (this) {
            case ID -> require(answer, "[a-z0-9]+(-[a-z0-9]+)*", "expected lower-case letters, digits and hyphens");
            case NAME, SCOPES -> require(answer, "[^\\p{C}\\p{Zl}\\p{Zp}]{1,2000}", "expected visible characters");
            case ENDPOINT -> Endpoint.parse(answer);
            case REQUEST ->
                require(
                        answer,
                        "(GET|POST) /[A-Za-z0-9/._~-]*",
                        "expected GET or POST, a blank and a path without a query");
            case AUTH ->
                require(answer, "bearer|basic|header [A-Za-z0-9-]{1,64}", "expected bearer, header NAME, or basic");
            case SCOPES_IN -> requirePlace(answer);
            case ABSENT, EMPTY ->
                require(answer, "none|everything|unknown|error", "expected one of none, everything, unknown, error");
            case ALWAYS -> require(answer, "[A-Za-z_][A-Za-z0-9_]*", "expected the name of a field");
        }
    }

    /**
     * Returns whether the question is still to be asked.
     *
     * @param introspection whether the scopes are those of an API behind an OAuth server
     * @param answers those given so far
     */
    public boolean isOpen(boolean introspection, Map<DraftQuestion, String> answers) {
        boolean asked = !introspection || OF_INTROSPECTION.contains(this);
        if (!asked || answers.containsKey(this)) {
            return false;
        }
        // Where a list cannot be absent, its presence shows that an answer is about a key.
        return this != ALWAYS || !Missing.ERROR.text().equals(answers.get(ABSENT));
    }

    private static void require(String answer, String form, String expected) {
        if (!answer.matches(form)) {
            throw new IllegalArgumentException(expected);
        }
    }

    private static void requirePlace(String answer) {
        require(
                answer,
                "(header [A-Za-z0-9-]{1,64}|(list|text) \\S+)",
                "expected header NAME, list PATH, or text PATH");
        if (answer.startsWith("header ")) {
            return;
        }
        List<Step> steps =
                JsonPath.parse(answer.substring(answer.indexOf(' ') + 1)).steps();
        boolean simple = steps.stream().allMatch(step -> step instanceof Field || step instanceof EachElement);
        boolean severalTexts = answer.startsWith("text ") && answer.contains("[]");
        if (!simple || severalTexts) {
            throw new IllegalArgumentException(
                    "expected names with dots between them, and [] after a list of objects, such as roles[].name");
        }
    }
}
