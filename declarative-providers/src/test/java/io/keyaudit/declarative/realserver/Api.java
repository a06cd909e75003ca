package io.keyaudit.declarative.realserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a user of a server asks it for. Thread-safe. */
record Api(String base, String user, String password) {
    private static final int MILLISECONDS_TO_ANSWER = 60_000;

    /** What a server answers. */
    record Answer(int statusCode, String body) {}

    Answer get(String path) throws IOException {
        return send("GET", path, "application/json", "");
    }

    /** Returns the body of an answer with status 200. */
    String json(String method, String path, String body) throws IOException {
        return accepted(send(method, path, "application/json", body), path);
    }

    /** Returns the body of an answer with status 200 or 204. */
    String form(String path, Map<String, String> fields) throws IOException {
        return accepted(post(path, fields), path);
    }

    /** Returns the status that a file is answered with. */
    int upload(String path, String field) throws IOException {
        String body = """
                --part\r
                Content-Disposition: form-data; name="%s"; filename="%s.zip"\r
                \r
                content\r
                --part--\r
                """.formatted(field, field);
        return send("POST", path, "multipart/form-data; boundary=part", body).statusCode();
    }

    private Answer post(String path, Map<String, String> fields) throws IOException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    Answer send(String method, String path, String type, String body) throws IOException {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setConnectTimeout(MILLISECONDS_TO_ANSWER);
        connection.setReadTimeout(MILLISECONDS_TO_ANSWER);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Basic " + basic);
        connection.setRequestProperty("Content-Type", type);
        if (!method.equals("GET")) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String accepted(Answer answer, String path) {
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
