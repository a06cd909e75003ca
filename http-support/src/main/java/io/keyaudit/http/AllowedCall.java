package io.keyaudit.http;

import io.keyaudit.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A request that a session can send. One that changes something at the service is sent once only; all others change
 * nothing, so that repeating them is safe.
 *
 * @param method such as {@code GET}
 * @param path below the endpoint, beginning with a slash; a segment in braces, such as {@code {id}}, stands for letters,
 *     digits, hyphens and underscores, everything else for itself
 * @param parameters the names that parameters can have, the signer's included; their values are free
 * @param body a regular expression for the whole body as text; empty if there is none
 * @param changes whether the request changes something at the service
 */
public record AllowedCall(String method, String path, Set<String> parameters, String body, boolean changes) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final String NO_BODY = "";
    private static final String ANY_BODY = "(?s).*";

    /** Copies what can change. */
    public AllowedCall {
        parameters = Set.copyOf(parameters);
    }

    /** Returns a GET request without a body. */
    public static AllowedCall get(String path, String... parameters) {
        return new AllowedCall("GET", path, Set.of(parameters), NO_BODY, false);
    }

    /**
     * Returns a POST request that only reads.
     *
     * @param body a regular expression for the whole body, so narrow that nothing that matches it changes anything
     */
    public static AllowedCall readingPost(String path, String body, String... parameters) {
        return new AllowedCall("POST", path, Set.of(parameters), body, false);
    }

    /** Returns a request that changes something, with any body. */
    public static AllowedCall changing(String method, String path) {
        return new AllowedCall(method, path, Set.of(), ANY_BODY, true);
    }

    /** Returns the call that covers the request's method and path, if one does. */
    static Optional<AllowedCall> of(ServiceRequest request, List<AllowedCall> allowed) {
        return allowed.stream()
                .filter(call -> call.method.equals(request.method()) && call.covers(request.path()))
                .findFirst();
    }

    /** Returns whether a path is one of these. */
    boolean covers(String sent) {
        String[] template = path.split("/", -1);
        String[] segments = sent.split("/", -1);
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            boolean fits = PLACEHOLDER.matcher(template[i]).matches()
                    ? SEGMENT.matcher(segments[i]).matches()
                    : template[i].equals(segments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Returns what of the request is not allowed, in words without its values; its body only once it is signed. */
    Optional<HttpException> refusal(ServiceRequest request, boolean signed) {
        for (QueryParameter parameter : request.parameters()) {
            if (!parameters.contains(parameter.name())) {
                return refused("a parameter other than " + new TreeSet<>(parameters));
            }
        }
        String text = new String(request.body(), StandardCharsets.UTF_8);
        boolean unchanged = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), request.body());
        return signed && !(unchanged && Pattern.matches(body, text))
                ? refused(body.isEmpty() ? "a body" : "a body of another shape than the allowed one")
                : Optional.empty();
    }

    private Optional<HttpException> refused(String what) {
        return Optional.of(new HttpException(
                FailureKind.INTERNAL, "the provider tried to send " + method + " " + path + " with " + what, 0));
    }

    /** Returns method, path and the names of the parameters: {@code GET /v1/key?timestamp&signature}. */
    @Override
    public String toString() {
        return method + " " + path + (parameters.isEmpty() ? "" : "?" + String.join("&", new TreeSet<>(parameters)));
    }
}
