package io.keyaudit.audit;

import java.util.Optional;

/**
 * Why a target cannot be audited as it is given.
 *
 * @param field what is wrong: {@code provider}, {@code endpoint}, {@code inventory}, {@code credentials} or
 *     {@code options}, or a field in one of them such as {@code credentials.apiKey}
 * @param message what to do, for people; holds no secret
 */
public record TargetProblem(String field, String message) {
    /** Returns the field, or the one that it is in: a name within credentials or options might be a secret in the wrong place. */
    public String area() {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    /** Returns the name within credentials or options, if the problem is about one. */
    public Optional<String> name() {
        return area().equals(field) ? Optional.empty() : Optional.of(field.substring(area().length() + 1));
    }
}
