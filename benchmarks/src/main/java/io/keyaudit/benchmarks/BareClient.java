package io.keyaudit.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What somebody would write who needs the scopes of many DocSpace keys and nothing else: the JDK's client, Jackson's
 * streaming parser, a fixed number of threads, and a line for each key in the order of the list. What keyaudit is
 * measured against.
 */
public final class BareClient {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int AHEAD = 4;

    private final Sending http;
    private final URI question;

    private BareClient(Sending http, String address) {
        this.http = http;
        this.question = URI.create(address + "/api/2.0/keys/@self");
    }

    /** Asks with a key, and returns the body of the answer. */
    private interface Sending {
        InputStream get(URI question, String secret) throws IOException, InterruptedException;
    }

    /** What a portal answers about a key. */
    private record Key(String name, String owner, String expiresAt, List<String> scopes) {}

    /**
     * Runs it with the portal's address, a file that lists a name and a file with the secret in each line, the file to
     * write, how many keys to ask about at a time, and whether each request gets a connection of its own, as
     * keyaudit's do.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int threads = Integer.parseInt(arguments[3]);
        ExecutorService requests = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "request");
            thread.setDaemon(true);
            return thread;
        });
        BareClient client =
                new BareClient(Boolean.parseBoolean(arguments[4]) ? ownConnections() : keptConnections(), arguments[0]);
        try (Stream<String> list = Files.lines(Path.of(arguments[1]));
                Writer out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            Queue<Future<String>> underWay = new ArrayDeque<>();
            for (String entry : (Iterable<String>) list::iterator) {
                underWay.add(requests.submit(() -> client.line(entry)));
                if (underWay.size() > AHEAD * threads) {
                    out.write(underWay.remove().get());
                }
            }
            for (Future<String> line : underWay) {
                out.write(line.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            requests.shutdownNow();
        }
    }

    private static Sending keptConnections() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return (question, secret) -> {
            HttpRequest request = HttpRequest.newBuilder(question)
                    .header("Authorization", "Bearer " + secret)
                    .build();
            HttpResponse<InputStream> answer;
            try {
                answer = http.send(request, BodyHandlers.ofInputStream());
            } catch (IOException closed) {
                // The service can close a connection just when it is used again.
                answer = http.send(request, BodyHandlers.ofInputStream());
            }
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        };
    }

    private static Sending ownConnections() {
        System.setProperty("http.keepAlive", "false");
        return (question, secret) -> {
            HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + secret);
            return connection.getInputStream();
        };
    }

    private String line(String entry) throws IOException, InterruptedException {
        int separator = entry.indexOf(' ');
        String secret =
                Files.readString(Path.of(entry.substring(separator + 1))).strip();
        String name = entry.substring(0, separator);
        try (InputStream body = http.get(question, secret)) {
            Key key = read(body);
            return name + " \"" + key.name + "\" owner " + key.owner + ", expires " + key.expiresAt + ": "
                    + String.join(", ", key.scopes) + "\n";
        }
    }

    private static Key read(InputStream body) {
        String name = "";
        String owner = "";
        String expiresAt = "never";
        List<String> scopes = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    String field = json.currentName() == null ? "permissions" : json.currentName();
                    switch (field) {
                        case "name" -> name = json.getString();
                        case "displayName" -> owner = json.getString();
                        case "expiresAt" -> expiresAt = json.getString();
                        case "permissions" -> scopes.add(json.getString());
                        default -> {}
                    }
                }
            }
        }
        return new Key(name, owner, expiresAt, scopes);
    }
}
