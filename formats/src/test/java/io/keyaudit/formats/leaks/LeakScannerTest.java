package io.keyaudit.formats.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.Secret;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LeakScannerTest {
    private static final String SECRET = "sk-5ec2e7-0123456789";

    /** One finding with its secret, one without, as each program writes them. */
    private static final String GITLEAKS = """
            [
             {"RuleID": "github-pat", "Description": "GitHub token", "StartLine": 12, "EndLine": 12, "StartColumn": 8,
              "EndColumn": 27, "Match": "token = SECRET", "Secret": "SECRET", "File": "config/app.yaml",
              "SymlinkFile": "", "Commit": "c0ffee", "Entropy": 4.2, "Author": "A", "Email": "a@example.com",
              "Date": "2026-11-01T00:00:00Z", "Message": "add", "Tags": [], "Fingerprint": "c0ffee:config/app.yaml:12"},
             {"RuleID": "generic-api-key", "StartLine": 3, "Match": "REDACTED", "Secret": "REDACTED", "File": "old.env"}
            ]""";

    private static final String BETTERLEAKS = """
            [
             {"ruleID": "github-pat", "description": "GitHub token", "confidence": "high", "match": "token = SECRET",
              "secret": "SECRET", "attributes": {"path": "config/app.yaml", "git.sha": "c0ffee"},
              "location": {"startLine": 12, "endLine": 12, "startColumn": 8, "endColumn": 27},
              "validation": {"status": "valid"}, "tags": []},
             {"ruleID": "generic-api-key", "match": "a...", "secret": "abcd...", "attributes": {"path": "old.env"},
              "location": {"startLine": 3, "endLine": 3, "startColumn": 1, "endColumn": 2}, "tags": []}
            ]""";
    private static final String TRUFFLEHOG = """
            {"level":"info-0","ts":"2026-11-01T00:00:00Z","logger":"trufflehog","msg":"running source"}
            {"SourceMetadata":{"Data":{"Git":{"commit":"c0ffee","file":"config/app.yaml","email":"a@example.com","repository":"https://example.com/r","timestamp":"2026-11-01","line":12}}},"SourceID":1,"SourceType":16,"SourceName":"trufflehog - git","DetectorType":8,"DetectorName":"github-pat","DecoderName":"PLAIN","Verified":true,"Raw":"SECRET","RawV2":"","Redacted":"","ExtraData":null,"StructuredData":null}
            {"SourceMetadata":{"Data":{"Filesystem":{"file":"old.env","line":3}}},"SourceID":1,"SourceType":15,"SourceName":"trufflehog - filesystem","DetectorType":2,"DetectorName":"generic-api-key","DecoderName":"PLAIN","Verified":false,"Raw":"","RawV2":"","Redacted":"abc***","ExtraData":null,"StructuredData":null}
            """;
    private static final String KINGFISHER = """
            {"findings":[{"rule":{"name":"GitHub token","id":"github-pat"},"finding":{"snippet":"SECRET","fingerprint":"1","confidence":"high","entropy":"4.2","validation":{"status":"Active Credential","response":""},"language":"YAML","line":12,"column_start":8,"column_end":27,"path":"config/app.yaml"}}]}
            {"findings":[{"rule":{"name":"Generic","id":"generic-api-key"},"finding":{"snippet":"[REDACTED:9f86d081]","line":3,"path":"old.env"}}],"access_map":[]}
            """;
    private static final String GGSHIELD = """
            {"id": "scan", "type": "path_scan", "total_incidents": 2, "total_occurrences": 2,
             "entities_with_incidents": [{"mode": "FILE", "filename": "config/app.yaml", "incidents": [
               {"policy": "Secrets detection", "type": "github-pat", "validity": "valid", "ignore_sha": "1",
                "total_occurrences": 1, "incident_url": "", "known_secret": false,
                "occurrences": [{"match": "SECRET", "type": "apikey", "line_start": 12, "line_end": 12, "index_start": 8,
                                 "index_end": 27}]}], "total_incidents": 1, "total_occurrences": 1}],
             "scans": [{"id": "c0ffee", "type": "commit", "total_incidents": 1, "total_occurrences": 1,
               "entities_with_incidents": [{"mode": "NEW", "filename": "old.env", "incidents": [
               {"policy": "Secrets detection", "type": "generic-api-key", "validity": "no_checker", "ignore_sha": "2",
                "total_occurrences": 1, "incident_url": "", "known_secret": false,
                "occurrences": [{"match": "abcd********wxyz", "type": "apikey", "line_start": 3, "line_end": 3,
                                 "index_start": 1, "index_end": 9}]}]}]}]}""";

    private static final Set<LeakScanner> RELATED = Set.of(LeakScanner.GITLEAKS, LeakScanner.BETTERLEAKS);

    @TempDir
    private Path folder;

    private List<Leak> read(LeakScanner scanner, String text) throws IOException, InvalidFileException {
        return scanner.read(Files.writeString(folder.resolve("findings.json"), text.replace("SECRET", SECRET)));
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments(LeakScanner.GITLEAKS, GITLEAKS),
                arguments(LeakScanner.BETTERLEAKS, BETTERLEAKS),
                // What its version 1 writes.
                arguments(LeakScanner.BETTERLEAKS, GITLEAKS),
                arguments(LeakScanner.TRUFFLEHOG, TRUFFLEHOG),
                arguments(LeakScanner.KINGFISHER, KINGFISHER),
                arguments(LeakScanner.GGSHIELD, GGSHIELD));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsFindingsWithTheirSecretsAndWithout(LeakScanner scanner, String text) throws Exception {
        List<Leak> leaks = read(scanner, text);

        assertThat(leaks).hasSize(2);
        Leak found = leaks.stream()
                .filter(leak -> leak.rule().equals("github-pat"))
                .findFirst()
                .orElseThrow();
        assertThat(found.place()).isEqualTo("config/app.yaml:12");
        assertThat(found.secret().map(Secret::reveal)).contains(SECRET);
        Leak masked = leaks.stream()
                .filter(leak -> leak.rule().equals("generic-api-key"))
                .findFirst()
                .orElseThrow();
        assertThat(masked.place()).isEqualTo("old.env:3");
        assertThat(masked.secret()).isEmpty();
        assertThat(leaks.toString()).doesNotContain(SECRET);
    }

    @Test
    void readsLinesOfJson() throws Exception {
        assertThat(read(LeakScanner.BETTERLEAKS, """
                {"ruleID": "a", "secret": "SECRET", "location": {"startLine": 1}}
                {"ruleID": "b", "secret": "SECRET"}
                {"scan": {"state": "complete"}}""")).extracting(Leak::rule).containsExactly("a", "b");
        assertThat(read(LeakScanner.KINGFISHER, """
                {"rule": {"name": "A", "id": "a"}, "finding": {"snippet": "SECRET", "path": "x", "line": 1}}
                {"audit": {}}""")).extracting(Leak::rule).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GITLEAKS|[]",
                "BETTERLEAKS|{\"scan\": {}, \"findings\": []}",
                "TRUFFLEHOG|``",
                "KINGFISHER|{\"findings\": []}",
                "GGSHIELD|{\"id\": \"x\", \"type\": \"path_scan\", \"total_incidents\": 0, \"total_occurrences\": 0}",
            })
    void noFindingsAreNone(LeakScanner scanner, String text) throws Exception {
        assertThat(read(scanner, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GITLEAKS|``",
                "GITLEAKS|{\"version\": \"2.1.0\", \"runs\": []}",
                "GITLEAKS|[\"SECRET\"]",
                "GITLEAKS|[{\"Secret\": \"SECRET\"}]",
                "GITLEAKS|[{\"RuleID\": \"a\", \"Secret\": \"SECRET",
                "BETTERLEAKS|{\"findings\": {\"secret\": \"SECRET\"}}",
                "TRUFFLEHOG|[]",
                "TRUFFLEHOG|{\"Raw\": \"SECRET\"}",
                "KINGFISHER|[{\"snippet\": \"SECRET\"}]",
                "KINGFISHER|``",
                "GGSHIELD|[]",
                "GGSHIELD|{\"match\": \"SECRET\"}",
            })
    void whatTheScannerDoesNotWriteIsRefusedAsAWhole(LeakScanner scanner, String text) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(scanner, text))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void oneScannersFindingsAreNotTakenForAnothers(LeakScanner scanner, String text) throws Exception {
        for (LeakScanner other : LeakScanner.values()) {
            // One program writes what the other does, or did.
            boolean same = other == scanner || (RELATED.contains(other) && RELATED.contains(scanner));
            if (!same) {
                assertThatExceptionOfType(InvalidFileException.class).isThrownBy(() -> read(other, text));
            }
        }
    }

    @Test
    void findingsOfOneSecretAreOneKey() throws Exception {
        List<LeakedKey> keys = LeakedKey.of(read(LeakScanner.GITLEAKS, """
                [{"RuleID": "a", "Secret": "SECRET", "File": "x", "StartLine": 1},
                 {"RuleID": "b", "Secret": "SECRET", "File": "SECRET.txt"},
                 {"RuleID": "a", "Secret": "another-key-0123", "File": "x", "StartLine": 1},
                 {"RuleID": "a", "Secret": "", "File": "x", "StartLine": 1}]"""));

        assertThat(keys).extracting(LeakedKey::name).containsExactly("x:1", "x:1 (2)", "x:1 (3)");
        assertThat(keys.get(0).places()).containsExactly("x:1", "***.txt");
        assertThat(keys.get(0).rules()).containsExactly("a", "b");
    }
}
