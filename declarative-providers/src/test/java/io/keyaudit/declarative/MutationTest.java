package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Credentials;
import io.keyaudit.declarative.FileMutations.Mutation;
import io.keyaudit.declarative.facts.TranscribedFacts;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpException;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ScopeInfo;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A mistake in a file is noticed by the examples in it or by the facts that were transcribed apart from it. The system property
 * {@code keyaudit.declarative.mutations} sets how many mistakes are tried, picked with a seed among all.
 */
class MutationTest {
    private static final int TRIED = Integer.getInteger("keyaudit.declarative.mutations", 120);
    private static final int[] STATUSES = {
        200, 204, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 409, 410, 418, 423, 429, 500, 503
    };
    private static final double NOTICED = 0.95;

    /** What becomes of a mistake. */
    private enum Fate {
        /** The file cannot be read. */
        REFUSED,
        /** Every key is read as before. */
        NO_MISTAKE,
        NOTICED_BY_EXAMPLES,
        NOTICED_BY_FACTS,
        MISSED
    }

    private record Candidate(String id, Mutation mutation) {}

    @Test
    void mistakesInFilesAreNoticedSeed1(TestReporter reporter) throws InvalidFileException {
        List<Candidate> candidates = new ArrayList<>();
        for (String id : BuiltinServices.IDS) {
            FileMutations.of(root(id)).forEach(mutation -> candidates.add(new Candidate(id, mutation)));
        }
        Collections.shuffle(candidates, new Random(1));
        Map<String, Map<Fate, Integer>> fates = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, Math.min(TRIED, candidates.size()))) {
            Fate fate = fate(candidate);
            fates.computeIfAbsent(candidate.id(), id -> new EnumMap<>(Fate.class))
                    .merge(fate, 1, Integer::sum);
            if (fate == Fate.MISSED) {
                missed.add(candidate.id() + ":" + candidate.mutation().what());
            }
        }
        int noticed = count(fates, Fate.NOTICED_BY_EXAMPLES) + count(fates, Fate.NOTICED_BY_FACTS);
        int mistakes = noticed + missed.size();
        reporter.publishEntry(Map.of(
                "mistakes", String.valueOf(mistakes),
                "noticed", "%.1f %%".formatted(100.0 * noticed / mistakes),
                "by the examples alone", String.valueOf(count(fates, Fate.NOTICED_BY_EXAMPLES)),
                "files", fates.toString(),
                "missed", String.join("\n", missed)));
        assertThat(noticed).as("of " + mistakes + ", missed " + missed).isGreaterThanOrEqualTo((int)
                Math.ceil(NOTICED * mistakes));
    }

    private static int count(Map<String, Map<Fate, Integer>> fates, Fate fate) {
        return fates.values().stream()
                .mapToInt(counts -> counts.getOrDefault(fate, 0))
                .sum();
    }

    private static Mapping root(String id) throws InvalidFileException {
        return (Mapping) YamlReader.read(BuiltinServices.text(id), Problems.in(BuiltinServices.path(id)))
                .orElseThrow();
    }

    private static Fate fate(Candidate candidate) {
        ServiceFile file;
        try {
            file = ServiceFile.read(
                    BuiltinServices.path(candidate.id()),
                    candidate.mutation().file(),
                    Problems.in(BuiltinServices.path(candidate.id())));
        } catch (InvalidFileException refused) {
            return Fate.REFUSED;
        }
        ExampleCheck check = new ExampleCheck(file.service());
        if (file.service().examples().stream()
                .anyMatch(example -> !check.differences(example).isEmpty())) {
            return Fate.NOTICED_BY_EXAMPLES;
        }
        if (TranscribedFacts.contradiction(candidate.id(), new RecordedReading(file))
                .isPresent()) {
            return Fate.NOTICED_BY_FACTS;
        }
        Service right = BuiltinServices.read(candidate.id()).service();
        boolean same = switch (candidate.mutation().part()) {
            case "scopes", "patterns", "everyKey", "neverDenied" ->
                meaning(right, file.service()).equals(meaning(right, right));
            case "errors" -> kinds(right, file.service()).equals(kinds(right, right));
            default -> false;
        };
        return same ? Fate.NO_MISTAKE : Fate.MISSED;
    }

    /** Returns what answers with each status, with each header and body that the right file speaks of, mean by another. */
    private static List<String> kinds(Service right, Service service) {
        GuardedHttp http =
                DeclarativeSession.http(service, ProviderContext.of(ExampleCheck.NOWHERE, Map.of()), List.of());
        Set<Map<String, String>> headers = new LinkedHashSet<>(List.of(Map.of()));
        Set<String> bodies = new LinkedHashSet<>(List.of("{}"));
        for (ErrorCase error : right.errors()) {
            error.when().headers().forEach((name, test) -> headers.add(Map.of(name, "0")));
        }
        for (Example example : right.examples()) {
            example.answers().values().forEach(answer -> bodies.add(answer.body()));
        }
        List<String> kinds = new ArrayList<>();
        for (int status : STATUSES) {
            for (Map<String, String> header : headers) {
                bodies.forEach(body -> kinds.add(kind(http, status, header, body)));
            }
        }
        return kinds;
    }

    private static String kind(GuardedHttp http, int status, Map<String, String> header, String body) {
        Map<String, String> headers = new HashMap<>(header);
        headers.put("Content-Type", "application/json");
        try {
            http.recorded(status, headers, body.getBytes(StandardCharsets.UTF_8), Credentials.of(Map.of()));
            return "an answer";
        } catch (HttpException failure) {
            return failure.kind().text();
        }
    }

    /** Returns what each scope of the right file means by another: what it grants, and whether keys with it make keys. */
    private static List<Object> meaning(Service right, Service service) {
        ScopeTable names = TableCompiler.compile(right.table(), "");
        ScopeTable table = TableCompiler.compile(service.table(), "");
        List<Object> meaning = new ArrayList<>();
        meaning.add(table.resolve(List.of()));
        Stream.concat(
                        names.scopes().stream().map(ScopeInfo::name),
                        right.table().scopes().stream().map(Table.Scope::name))
                .distinct()
                .forEach(name -> {
                    meaning.add(table.resolve(List.of(name)));
                    meaning.add(table.scope(name).stream()
                            .flatMap(scope -> scope.implies().stream())
                            .filter(right.facts().keyMakers()::contains)
                            .toList());
                });
        return meaning;
    }
}
