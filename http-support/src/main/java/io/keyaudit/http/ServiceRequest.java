package io.keyaudit.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request to a service. Immutable: what adds to it returns another. Its text shows method and path only, since
 * everything else can hold a credential.
 *
 * <p>Parameters stay in the order in which they were added, and are sent exactly as {@link #query()} returns them.
 */
public final class ServiceRequest {
    private final String method;
    private final String path;
    private final String shownPath;
    private final List<QueryParameter> parameters;
    private final Map<String, String> headers;
    private final byte[] body;

    private ServiceRequest(
            String method,
            String path,
            String shownPath,
            List<QueryParameter> parameters,
            Map<String, String> headers,
            byte[] body) {
        this.method = method;
        this.path = path;
        this.shownPath = shownPath;
        this.parameters = parameters;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns a request without parameters, headers and body.
     *
     * @param method such as {@code GET}
     * @param path below the endpoint, beginning with a slash, without a query
     * @throws IllegalArgumentException if the path is none
     */
    public static ServiceRequest of(String method, String path) {
        if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
            throw new IllegalArgumentException("a path begins with a slash and has no query; add parameters instead");
        }
        return new ServiceRequest(method, path, path, List.of(), Map.of(), new byte[0]);
    }

    /** Returns a GET request for a path below the endpoint. */
    public static ServiceRequest get(String path) {
        return of("GET", path);
    }

    /** Returns a POST request to a path below the endpoint. */
    public static ServiceRequest post(String path) {
        return of("POST", path);
    }

    /** Returns this request with one more parameter, after those that it has. */
    public ServiceRequest parameter(String name, String value) {
        List<QueryParameter> more = new ArrayList<>(parameters);
        more.add(new QueryParameter(name, value));
        return new ServiceRequest(method, path, shownPath, List.copyOf(more), headers, body);
    }

    /** Returns this request with a header, in place of one of the same name. */
    public ServiceRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new ServiceRequest(method, path, shownPath, parameters, more, body);
    }

    /** Returns this request with another path in its text, where the path that is sent holds a credential. */
    public ServiceRequest shownAs(String shown) {
        return new ServiceRequest(method, path, shown, parameters, headers, body);
    }

    /** Returns this request with a body, in place of the one it has. */
    public ServiceRequest body(byte[] bytes) {
        return new ServiceRequest(method, path, shownPath, parameters, headers, bytes.clone());
    }

    /** Returns this request with a body in UTF-8, in place of the one it has. */
    public ServiceRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns this request with a body of this type, in place of the one it has. */
    public ServiceRequest body(String contentType, String text) {
        return header("Content-Type", contentType).body(text);
    }

    /** Returns the method, such as {@code GET}. */
    public String method() {
        return method;
    }

    /** Returns the path below the endpoint. */
    public String path() {
        return path;
    }

    /** Returns the parameters in the order in which they are sent. */
    public List<QueryParameter> parameters() {
        return parameters;
    }

    /** Returns the parameters percent-encoded and joined, exactly as they are sent; empty if there are none. */
    public String query() {
        return parameters.stream().map(QueryParameter::encoded).collect(Collectors.joining("&"));
    }

    /** Returns path and query as they are sent: the query after a question mark, if there is one. */
    public String target() {
        return parameters.isEmpty() ? path : path + '?' + query();
    }

    /** Returns the headers, without those that every request has. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** Returns exactly the bytes that are sent; empty if there is no body. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns method and path. */
    @Override
    public String toString() {
        return method + " " + shownPath;
    }
}
