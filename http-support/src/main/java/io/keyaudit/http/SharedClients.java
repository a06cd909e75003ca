package io.keyaudit.http;

import io.keyaudit.Endpoint;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JDK's clients, shared by all sessions in this JVM, since each has threads of its own. */
final class SharedClients {
    private static final Map<Kind, HttpClient> BY_KIND = new ConcurrentHashMap<>();

    private SharedClients() {}

    private record Kind(Duration connectTimeout, boolean direct) {}

    static HttpClient of(Endpoint endpoint, Duration connectTimeout) {
        // Plain http is for this machine only, and a proxy would carry it off unencrypted.
        boolean direct = endpoint.uri().getScheme().equals("http");
        return BY_KIND.computeIfAbsent(new Kind(connectTimeout, direct), SharedClients::create);
    }

    private static HttpClient create(Kind kind) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(kind.connectTimeout());
        if (kind.direct()) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        return builder.build();
    }
}
