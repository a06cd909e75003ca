package io.keyaudit.declarative;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.declarative.facts.Conversation;
import io.keyaudit.declarative.facts.Reading;
import io.keyaudit.declarative.facts.Reply;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads keys as a file describes it, without a connection: each request is answered by the conversation itself. */
final class RecordedReading implements Reading {
    private static final Clock CLOCK = Clock.fixed(ExampleCheck.NOW, ZoneOffset.UTC);

    private final ServiceFile file;
    private final KeyReading reading;
    private final ProviderDescription description;
    private final GuardedHttp http;
    private final List<String> undocumented = new ArrayList<>();
    private int requests;

    RecordedReading(ServiceFile file) {
        Service service = file.service();
        this.file = file;
        this.reading = new KeyReading(
                service, TableCompiler.compile(service.table(), service.upperBound()), ExampleCheck.NOWHERE, CLOCK);
        this.description = DeclarativeProvider.of(file).describe();
        this.http = DeclarativeSession.http(service, ProviderContext.of(ExampleCheck.NOWHERE, Map.of()), List.of());
    }

    @Override
    public KeySnapshot inspect(Conversation conversation) throws ProviderException {
        Map<String, Secret> secrets = new HashMap<>();
        conversation.credentials().forEach((field, value) -> secrets.put(field, Secret.of(value)));
        Credentials credentials = Credentials.of(secrets);
        return reading.read(
                credentials,
                new Answering(conversation, credentials, description.optionValues(conversation.options())));
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public List<String> undocumented() {
        return List.copyOf(undocumented);
    }

    private final class Answering implements Exchange {
        private final Conversation conversation;
        private final Credentials credentials;
        private final Requests made;

        Answering(Conversation conversation, Credentials credentials, Map<String, String> options) {
            this.conversation = conversation;
            this.credentials = credentials;
            this.made = new Requests(file.service(), options);
        }

        @Override
        public HttpAnswer answer(Call call, Answers before) throws ProviderException {
            String path = made.path(call, before, credentials).orElseThrow();
            ServiceRequest request = made.signed(call, made.request(call, path, credentials), credentials);
            requests++;
            Reply reply = reply(request);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line : reply.headers()) {
                String[] header = line.split(":\\s*", 2);
                headers.merge(header[0], header[1], (one, other) -> one + "," + other);
            }
            return http.recorded(reply.status(), headers, reply.body().getBytes(StandardCharsets.UTF_8), credentials);
        }

        private Reply reply(ServiceRequest request) {
            String asked = request.method() + " " + conversation.base() + request.target();
            Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            sent.putAll(request.headers());
            String body = new String(request.body(), StandardCharsets.UTF_8);
            return conversation.exchanges().stream()
                    .map(exchange -> exchange.reply(asked, (name, value) -> value.equals(sent.get(name)), body))
                    .filter(reply -> reply.status() != 0)
                    .findFirst()
                    .orElseGet(() -> {
                        undocumented.add(asked);
                        return new Reply(404, List.of("Content-Type: text/plain"), "not here");
                    });
        }

        @Override
        public Evidence evidence(Map<String, String> details) {
            return new Evidence(Evidence.Method.INTROSPECTED, List.of(), ExampleCheck.NOW, details);
        }
    }
}
