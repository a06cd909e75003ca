package io.keyaudit.declarative.realserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a user of a server asks it for. Thread-safe. */
record Api(String base, String user, String password) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "application/json", "");
    }

    /** Returns the body of an answer with status 200. */
    String json(String method, String path, String body) throws IOException, InterruptedException {
        return accepted(send(method, path, "application/json", body), path);
    }

    /** Returns the body of an answer with status 200 or 204. */
    String form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return accepted(post(path, fields), path);
    }

    /** Returns the status that a file is answered with. */
    int upload(String path, String field) throws IOException, InterruptedException {
        String body = """
                --part\r
                Content-Disposition: form-data; name="%s"; filename="%s.zip"\r
                \r
                content\r
                --part--\r
                """.formatted(field, field);
        return send("POST", path, "multipart/form-data; boundary=part", body).statusCode();
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String accepted(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isIn(200, 204);
        return answer.body();
    }

    /** Returns the first text field of a name in JSON. */
    static String text(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        assertThat(field.find()).as(json).isTrue();
        return field.group(1);
    }
}
