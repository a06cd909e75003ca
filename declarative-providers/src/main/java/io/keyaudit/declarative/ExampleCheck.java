package io.keyaudit.declarative;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.Secret;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ScopeTable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the answers that a file shows, as if a service had given them, and compares what follows with what the file says. */
final class ExampleCheck {
    /** When all examples happen. */
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    static final Endpoint NOWHERE = Endpoint.parse("http://127.0.0.1:9");

    private final Service service;
    private final KeyReading reading;
    private final GuardedHttp http;

    ExampleCheck(Service service) {
        this.service = service;
        ScopeTable table = TableCompiler.compile(service.table(), service.upperBound());
        this.reading = new KeyReading(service, table, NOWHERE, Clock.fixed(NOW, ZoneOffset.UTC));
        ProviderContext usual = ProviderContext.of(NOWHERE, Map.of());
        ProviderContext context = new ProviderContext(
                NOWHERE,
                Map.of(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                usual.ticker(),
                usual.timeouts(),
                usual.rateLimiters());
        this.http = DeclarativeSession.http(service, context, List.of());
    }

    /** Returns what does not follow from a file's examples as they say, and which examples are missing; each in a line. */
    static List<String> problems(ServiceFile file) {
        ExampleCheck check = new ExampleCheck(file.service());
        List<String> problems = new ArrayList<>();
        for (Example example : file.service().examples()) {
            check.differences(example)
                    .forEach(difference -> problems.add(file.path() + ":" + example.line() + ": example \""
                            + example.name() + "\": " + difference));
        }
        new RequiredExamples(file, check)
                .missing()
                .forEach(missing -> problems.add(file.path() + ": " + missing + "; add one under examples:"));
        return problems;
    }

    /** Returns what follows from an example and is not what it says; each in a line. */
    List<String> differences(Example example) {
        try {
            KeySnapshot snapshot = read(example);
            return example.fails()
                    .map(kind -> List.of("expected a failure of kind " + kind.text() + ", not permissions: "
                            + snapshot.permissions()))
                    .orElseGet(() -> differences(example, snapshot));
        } catch (ProviderException failure) {
            boolean expected = example.fails().filter(failure.kind()::equals).isPresent();
            return expected
                    ? List.of()
                    : List.of("expected "
                            + example.fails()
                                    .map(kind -> "a failure of kind " + kind.text())
                                    .orElse("permissions")
                            + ", not a failure of kind " + failure.kind().text() + ": " + failure.getMessage());
        }
    }

    /**
     * Returns what follows from an example.
     *
     * @throws ProviderException if a failure does
     */
    KeySnapshot read(Example example) throws ProviderException {
        Credentials credentials = credentials(example);
        return reading.read(credentials, new Recorded(example, credentials));
    }

    /**
     * Returns an example's answers.
     *
     * @throws ProviderException if they are no reading of a key
     */
    Answers answers(Example example) throws ProviderException {
        Credentials credentials = credentials(example);
        return reading.answers(credentials, new Recorded(example, credentials));
    }

    private Credentials credentials(Example example) {
        Map<String, Secret> secrets = new HashMap<>();
        for (CredentialField field : service.credentials()) {
            String value = example.credentials().getOrDefault(field.name(), "EXAMPLE-" + field.name());
            if (field.required() || example.credentials().containsKey(field.name())) {
                secrets.put(field.name(), Secret.of(value));
            }
        }
        return Credentials.of(secrets);
    }

    private final class Recorded implements Exchange {
        private final Example example;
        private final Credentials credentials;

        Recorded(Example example, Credentials credentials) {
            this.example = example;
            this.credentials = credentials;
        }

        @Override
        public HttpAnswer answer(Call call, Answers before) throws ProviderException {
            new Requests(service, example.options()).path(call, before, credentials);
            Example.Answer answer = example.answers().get(call.name());
            if (answer == null) {
                throw new HttpException(
                        FailureKind.INTERNAL, "the example has no answer to the request " + call.name(), 0);
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put("Content-Type", "application/json");
            headers.putAll(answer.headers());
            return http.recorded(answer.status(), headers, answer.body().getBytes(StandardCharsets.UTF_8), credentials);
        }

        @Override
        public Evidence evidence(Map<String, String> details) {
            return new Evidence(Evidence.Method.INTROSPECTED, List.of(), NOW, details);
        }
    }

    private static List<String> differences(Example example, KeySnapshot snapshot) {
        List<String> differences = new ArrayList<>();
        Map<String, Marks> read = new TreeMap<>();
        for (Permission permission : snapshot.permissions().permissions()) {
            read.put(permission.resource(), Marks.of(permission));
        }
        example.permissions().forEach((resource, expected) -> {
            Marks marks = read.remove(resource);
            if (!expected.equals(marks)) {
                differences.add(resource + ": expected " + expected + ", not " + (marks == null ? "nothing" : marks));
            }
        });
        example.others()
                .ifPresent(expected -> read.forEach((resource, marks) -> {
                    if (!expected.equals(marks)) {
                        differences.add(resource + ": expected " + expected + " as for all others, not " + marks);
                    }
                }));
        example.unrecognized()
                .filter(expected -> !expected.equals(snapshot.unrecognizedScopes()))
                .ifPresent(expected -> differences.add(
                        "unrecognized scopes: expected " + expected + ", not " + snapshot.unrecognizedScopes()));
        Map<String, String> facts = FactTexts.of(snapshot);
        example.facts().forEach((name, expected) -> {
            String fact = Optional.ofNullable(facts.get(name)).orElse("unknown");
            if (!fact.equals(expected)) {
                differences.add(name + ": expected " + expected + ", not " + fact);
            }
        });
        return differences;
    }
}
