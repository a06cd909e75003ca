package com.example.compliance;

import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.sandbox.DocSpaceService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A DocSpace portal on loopback with the key that the application uses, and an administrator who changes it. */
final class Portal implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([-0-9a-fA-F]{36})\"");

    private final DocSpaceService service = DocSpaceService.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String administrator = service.createKey(PortalKey.unrestricted("administrator"));
    private final Path vault;

    /** Puts a key into the vault that reads files. */
    Portal(Path vault) throws IOException {
        this.vault = vault;
        issueKey("files:read");
    }

    String address() {
        return service.endpoint().toString();
    }

    /** Puts another key into the vault. */
    void issueKey(String... scopes) throws IOException {
        Files.writeString(vault.resolve("docs-bot"), service.createKey(PortalKey.of("docs-bot", List.of(scopes))));
    }

    /** Gives the key that is in the vault other scopes. */
    void changeKey(String... scopes) throws IOException, InterruptedException {
        String self = call("GET", "/@self", "", Files.readString(vault.resolve("docs-bot")));
        Matcher id = ID.matcher(self);
        if (!id.find()) {
            throw new IOException("no id in the portal's answer");
        }
        String body = "{\"permissions\": [\"" + String.join("\", \"", scopes) + "\"]}";
        call("PUT", "/" + id.group(1), body, administrator);
    }

    private String call(String method, String path, String body, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/api/2.0/keys" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the portal answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        service.close();
    }

    /** For the demonstration: tells its address, then gives the key the scopes of each line that it reads. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Portal portal = new Portal(Path.of(arguments[0]));
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(portal.address());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                portal.changeKey(line.split(" "));
                System.out.println("changed");
            }
        }
    }
}
