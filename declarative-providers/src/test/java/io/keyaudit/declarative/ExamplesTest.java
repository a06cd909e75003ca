package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from the examples in the files is what the files say. */
class ExamplesTest {
    static Stream<Arguments> examples() {
        return BuiltinServices.IDS.stream().flatMap(id -> {
            Service service = BuiltinServices.read(id).service();
            ExampleCheck check = new ExampleCheck(service);
            return service.examples().stream()
                    .map(example -> Arguments.of(Named.of(id + ": " + example.name(), example), check));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleHolds(Example example, ExampleCheck check) {
        assertThat(check.differences(example)).isEmpty();
    }

    /** Each file proves what it decides. */
    @ParameterizedTest
    @MethodSource("io.keyaudit.declarative.BuiltinServicesTest#ids")
    void noExampleIsMissing(String id) {
        assertThat(ExampleCheck.problems(BuiltinServices.read(id))).isEmpty();
    }

    /** The pages and the examples outside the build show what is tested here. */
    @Test
    void whatIsShownIsTested() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        assertThat(root.resolve("docs/declarative-providers.md")).content().contains(MistakesTest.ACME);
        assertThat(root.resolve("examples/describing-a-service/acme.yaml")).hasContent(MistakesTest.ACME);
        assertThat(DeclarativeProviders.check(root.resolve("examples/describing-a-service")))
                .isEmpty();
    }

    /** A file that extends the introspection states what the scopes of its own API mean. */
    @Test
    void introspectionIsExtended() throws Exception {
        Service service = ServiceFile.read(Path.of("files.yaml"), """
                version: 1
                id: files
                extends: oauth2-introspection
                name: Files
                resources: { files: { read: high, write: high } }
                scopes: { files.read: { grants: { files: r } }, files.write: { grants: { files: w } } }
                examples:
                  - name: reading
                    options: { introspectionPath: /introspect }
                    answer: { body: { active: true, scope: files.read } }
                    expect: { files: r- }
                """).service();
        ExampleCheck check = new ExampleCheck(service);
        assertThat(service.examples()).flatExtracting(check::differences).isEqualTo(List.of());
        assertThat(service.credentials()).hasSize(3);
    }

    /** A name that only looks like a known one is another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"files:\u202eread", "files:read\u200b", "files:\ud800", "\udc00files:read", "files:re\u0430d"})
    void aNameWithInvisibleCharactersIsNotRecognized(String name) throws Exception {
        String list = name.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
        Service service = ServiceFile.read(
                        Path.of("acme.yaml"),
                        MistakesTest.ACME.replace(
                                "header: X-Acme-Scopes, separator: \",\", absent", "list: scopes, absent"))
                .service();
        Example example = service.examples().get(0);
        Example.Answer answer = new Example.Answer(200, Map.of(), "{\"id\":\"t1\",\"scopes\":[\"" + list + "\"]}");
        KeySnapshot snapshot =
                new ExampleCheck(service).read(DeclarativeContractTest.answered(example, Map.of("self", answer)));
        assertThat(snapshot.unrecognizedScopes()).containsExactly(name);
        assertThat(snapshot.permissions().permissions())
                .extracting(Permission::pair)
                .doesNotContain("r-", "rw")
                .contains("??");
    }

    @Test
    void theShortExampleHolds() throws Exception {
        Service service =
                ServiceFile.read(Path.of("acme.yaml"), MistakesTest.ACME).service();
        ExampleCheck check = new ExampleCheck(service);
        assertThat(service.examples()).flatExtracting(check::differences).isEqualTo(List.of());
    }
}
