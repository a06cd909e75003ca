package io.keyaudit.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where a secret is, such as {@code env:DOCS_KEY}: it stands in files and on command lines in the secret's place.
 * Immutable; shows nothing of itself, since it can be the secret by mistake.
 *
 * @param source the name of what keeps the secret
 * @param path what it is called there; empty for {@code prompt}
 */
public record SecretReference(String source, String path) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]{0,31}):(.+)", Pattern.DOTALL);
    private static final String PROMPT = "prompt";

    /**
     * Reads a reference.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat the text, which might be the secret
     */
    public static SecretReference parse(String text) {
        String reference = text.strip();
        if (reference.equals(PROMPT)) {
            return new SecretReference(PROMPT, "");
        }
        Matcher form = FORM.matcher(reference);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected where the secret is, such as env:NAME or file:PATH; the secret itself must not stand here"
                            + " (a command such as \"keyaudit show\" lets you type it: --credential NAME=prompt)");
        }
        return new SecretReference(form.group(1), form.group(2));
    }

    /** Returns whether a person types the secret, which works on the command line only. */
    public boolean isPrompt() {
        return source.equals(PROMPT);
    }

    @Override
    public String toString() {
        return "SecretReference";
    }
}
