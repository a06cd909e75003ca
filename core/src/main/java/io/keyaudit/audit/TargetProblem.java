package io.keyaudit.audit;

/**
 * Why a target cannot be audited as it is given.
 *
 * @param field what is wrong: {@code provider}, {@code endpoint}, {@code credentials} or {@code options}, or a field
 *     in one of them such as {@code credentials.apiKey}
 * @param message what to do, for people; holds no secret
 */
public record TargetProblem(String field, String message) {}
