package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ProviderSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that describe services, from outside. */
class ProviderFileTest {
    private static final String ACME = """
            version: 1
            id: acme
            name: Acme of example.com
            sources: [{ for: everything, at: "https://docs.acme.example/tokens", sure: documented }]
            upperBound: the owner's role narrows what the scopes allow
            credentials: { token: the access token }
            endpoint: https://api.acme.example
            requests: { self: { get: /v1/self, auth: { bearer: token } } }
            scopesFrom: [{ list: scopes, absent: error, empty: none }]
            resources: { files: { read: high, write: high } }
            scopes: { "files:read": { grants: { files: r } } , "files:write": { grants: { files: w } } }
            unrecognized: everything
            limits: { requests: 60, per: 1m }
            examples:
              - { name: reading, answer: { body: { scopes: ["files:read"] } }, expect: { files: r- } }
              - { name: unknown, answer: { body: { scopes: [moon] } }, expect: { files: ?? } }
              - { name: none, answer: { body: { scopes: [] } }, expect: { files: -- } }
              - { name: absent, answer: { body: {} }, fails: protocol }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), ACME);
    }

    private Ran run(String... arguments) {
        return Keyaudit.installed()
                .run(Arrays.stream(arguments)
                        .map(argument -> argument.replace("FOLDER", folder.toString()))
                        .toArray(String[]::new));
    }

    @Test
    void fileIsAProvider() {
        assertThat(run("providers", "--provider-file", "FOLDER/acme.yaml").out())
                .contains("acme - Acme of example.com");
    }

    @Test
    void folderIsItsFiles() {
        assertThat(run("providers", "--provider-file", "FOLDER").out()).contains("acme - Acme of example.com");
    }

    @Test
    void anIdThatIsTakenMakesBothUnusable() throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), ACME.replace("id: acme", "id: github"));
        Ran ran = run("providers", "--provider-file", "FOLDER/acme.yaml");
        assertThat(ran.out()).doesNotContain("github - ");
        assertThat(ran.err()).contains("\"github\"", "acme.yaml");
    }

    @Test
    void checkRunsTheExamples() throws IOException {
        assertThat(run("provider", "check", "FOLDER/acme.yaml").exitCode()).isZero();
        Files.writeString(folder.resolve("acme.yaml"), ACME.replace("expect: { files: r- }", "expect: { files: rw }"));
        Ran ran = run("provider", "check", "FOLDER/acme.yaml");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("acme.yaml:15", "files: expected rw, not r-");
    }

    @Test
    void checkDemandsAnExampleOfEachKind() throws IOException {
        Files.writeString(
                folder.resolve("acme.yaml"),
                ACME.lines()
                        .filter(line -> !line.matches(" +- \\{ name: (unknown|none|absent).*"))
                        .map(line -> line.replace(
                                "scopesFrom", "errors: [{ when: { status: 401 }, kind: rejected }]\nscopesFrom"))
                        .collect(Collectors.joining("\n")));
        Ran ran = run("provider", "check", "FOLDER/acme.yaml");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err().lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("acme.yaml: no example fails as rejected"))
                .anyMatch(line -> line.contains("no example is without scopes"))
                .anyMatch(line -> line.contains("no example has an empty list of scopes in scopes"))
                .anyMatch(line -> line.contains("no example has a scope that is not known"));
    }

    @Test
    void mistakesAreReportedAtTheirPlaces() throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), ACME.replace("empty: none", "empty: nothing"));
        assertThat(run("provider", "check", "FOLDER/acme.yaml").err())
                .contains("acme.yaml:9:52: expected one of none, everything, unknown, error");
    }

    @Test
    void aNewFileIsAskedForAndPassesTheCheck() throws IOException {
        Map<String, String> person = Map.of(
                "call the service, such as acme", "globex",
                "call the service, such as Acme", "Globex \"Cloud\"",
                "Where is it", "https://api.globex.example",
                "Which request", "POST /v1/introspect",
                "How is the key sent", "header X-Globex-Key",
                "Where are the scopes", "list auth.roles[].name",
                "not in an answer", "unknown",
                "lists no scope", "none",
                "Which other field", "user",
                "Which scopes", "files:read files:write admin");
        Ran ran = Keyaudit.installed()
                .onTerminal(question -> person.entrySet().stream()
                        .filter(entry -> question.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .run("provider", "new", folder.resolve("globex.yaml").toString());
        assertThat(ran.err()).startsWith("next: keyaudit provider check ");
        assertThat(run("provider", "check", "FOLDER/globex.yaml").err()).isEmpty();
        assertThat(run("providers", "--provider-file", "FOLDER/globex.yaml").out())
                .contains("globex - Globex");
    }

    @Test
    void aNewFileIsWrittenFromOptionsOrNotAtAll() {
        String[] options = {"provider", "new", "FOLDER/files.yaml", "--introspection", "--id=files", "--name=Files"};
        Ran refused = run(options);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err().lines()).singleElement().asString().contains("--scopes is missing");
        assertThat(folder.resolve("files.yaml")).doesNotExist();

        String[] all = Stream.concat(Stream.of(options), Stream.of("--scopes", "files.read files.write"))
                .toArray(String[]::new);
        assertThat(run(all).exitCode()).isZero();
        assertThat(run("provider", "check", "FOLDER/files.yaml").err()).isEmpty();
        assertThat(run(all).err()).contains("this file exists already");
    }

    @Test
    void anAnswerThatIsNoneIsRefusedWithItsOption() {
        assertThat(run("provider", "new", "FOLDER/x.yaml", "--scopes-in", "cookie sid")
                        .err())
                .contains("--scopes-in: expected header NAME, list PATH, or text PATH");
    }

    /** A provider that cannot say what it is. */
    private static final class Broken implements PermissionProvider {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public ProviderDescription describe() {
            throw new IllegalStateException();
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            throw new IllegalStateException();
        }
    }

    /** Those of a source are asked to describe themselves only when they are needed. */
    @ParameterizedTest
    @CsvSource({"providers, 0", "show broken --endpoint https://broken.example --credential token=prompt, 2"})
    void aProviderThatDoesNotDescribeItselfIsNamedOnce(String arguments, int exitCode) {
        Ran ran = Keyaudit.installed()
                .with(Providers.discover().and(Providers.of((ProviderSource) () -> List.of(new Broken()))))
                .run(arguments.split(" "));
        assertThat(ran.exitCode()).isEqualTo(exitCode);
        assertThat(ran.out()).doesNotContain("broken - ");
        assertThat(ran.err().lines())
                .filteredOn(line -> line.contains("\"broken\""))
                .hasSize(1);
    }
}
