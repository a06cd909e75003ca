package io.keyaudit.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a service forms the names of scopes, such as <code>{subject}.{verb}</code>, <code>{verb}_{subject}</code> or
 * <code>{subject}:*</code>: <code>{subject}</code> stands for any text, <code>{verb}</code> for one of some words, and
 * {@code *} for any text. Immutable.
 */
final class NameTemplate {
    private static final String SUBJECT = "{subject}";
    private static final String VERB = "{verb}";

    private final String text;
    private final Pattern shortestSubject;
    private final Pattern longestSubject;

    /** What a name consists of by a template; the verb is empty where the template has none. */
    record Parts(String subject, String verb) {}

    private NameTemplate(String text, Collection<String> verbs, int flags) {
        if (!text.contains(SUBJECT)) {
            throw new IllegalArgumentException("\"" + text + "\" has no " + SUBJECT);
        }
        this.text = text;
        this.shortestSubject = Pattern.compile(expression(text, verbs, "(?<subject>.+?)"), flags);
        this.longestSubject = Pattern.compile(expression(text, verbs, "(?<subject>.+)"), flags);
    }

    /**
     * Reads a template that names are recognized by.
     *
     * @throws IllegalArgumentException if it lacks a subject or a verb
     */
    static NameTemplate recognizing(String text, Collection<String> verbs) {
        if (!text.contains(VERB)) {
            throw new IllegalArgumentException("\"" + text + "\" has no " + VERB);
        }
        return new NameTemplate(text, verbs, Pattern.DOTALL);
    }

    /**
     * Reads a template that only finds the subject of a name, in any case.
     *
     * @throws IllegalArgumentException if it lacks a subject, or has a verb
     */
    static NameTemplate locating(String text) {
        if (text.contains(VERB)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has a " + VERB + "; write * for what stands beside the subject");
        }
        return new NameTemplate(text, List.of(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    /** Returns this template without regard to case. */
    NameTemplate inAnyCase(Collection<String> verbs) {
        return new NameTemplate(text, verbs, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    /** Returns the parts of a name with the shortest subject that there can be; empty if it is not formed so. */
    Optional<Parts> parts(String name) {
        Matcher matcher = shortestSubject.matcher(name);
        return matcher.matches()
                ? Optional.of(new Parts(matcher.group("subject"), text.contains(VERB) ? matcher.group("verb") : ""))
                : Optional.empty();
    }

    /** Returns the longest subject that a name can have; empty if it is not formed so. */
    Optional<String> longestSubject(String name) {
        Matcher matcher = longestSubject.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group("subject")) : Optional.empty();
    }

    /** Returns the text that every name of this form begins with; often empty. */
    String beginning() {
        return text.substring(0, text.indexOf('{'));
    }

    private static String expression(String text, Collection<String> verbs, String subject) {
        String words = verbs.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return ("\\Q" + text.replace("*", "\\E.*?\\Q") + "\\E")
                .replace(SUBJECT, "\\E" + subject + "\\Q")
                .replace(VERB, "\\E(?<verb>" + words + ")\\Q");
    }

    @Override
    public String toString() {
        return text;
    }
}
