package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.providers.Providers;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GraalVM's metadata of the jars, against what they have. An image cannot be made here. */
class NativeImageTest {
    private static Path resources(String module) {
        return Path.of("..", module, "src", "main", "resources");
    }

    private static JsonNode metadata(String module) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(resources(module)
                        .resolve("META-INF/native-image/io.keyaudit/keyaudit-" + module
                                + "/reachability-metadata.json")));
    }

    private static List<String> types(String module) throws IOException {
        return metadata(module)
                .get("reflection")
                .valueStream()
                .map(entry -> entry.get("type"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "declarative-providers", "formats", "redis-limits"})
    void everyResourceIsPartOfAnImage(String module) throws IOException {
        List<PathMatcher> globs = metadata(module)
                .get("resources")
                .valueStream()
                .map(entry -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + entry.get("glob").asString()))
                .toList();
        try (Stream<Path> files = Files.walk(resources(module))) {
            assertThat(files.filter(Files::isRegularFile).map(resources(module)::relativize))
                    .filteredOn(file -> !file.startsWith("META-INF"))
                    .isNotEmpty()
                    .allMatch(file -> globs.stream().anyMatch(glob -> glob.matches(file)));
        }
    }

    /** Whatever picocli reaches by reflection. */
    @Test
    void everyClassOfTheCommandsCanBeReached() throws IOException {
        SortedSet<String> reached = new TreeSet<>();
        collect(
                KeyauditCommand.commandLine(Keyaudit.installed().terminal(System.out, System.err), Providers::discover),
                reached);

        assertThat(types("cli")).hasSizeGreaterThan(30).containsAll(reached);
    }

    private static void collect(CommandLine command, SortedSet<String> reached) {
        CommandSpec spec = command.getCommandSpec();
        Stream.concat(Stream.of(spec), spec.mixins().values().stream())
                .flatMap(part -> Stream.concat(Stream.of(part), part.mixins().values().stream()))
                .map(CommandSpec::userObject)
                .forEach(object -> add(object.getClass(), reached));
        if (spec.versionProvider() != null) {
            add(spec.versionProvider().getClass(), reached);
        }
        for (ArgSpec argument : spec.args()) {
            Arrays.stream(argument.converters()).forEach(converter -> add(converter.getClass(), reached));
            if (argument.completionCandidates() != null) {
                add(argument.completionCandidates().getClass(), reached);
            }
        }
        command.getSubcommands().values().forEach(below -> collect(below, reached));
    }

    private static void add(Class<?> type, SortedSet<String> reached) {
        for (Class<?> each = type; each.getName().startsWith("io.keyaudit."); each = each.getSuperclass()) {
            reached.add(each.getName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "docspace-provider"})
    void everyTypeThatIsNamedExists(String module) throws Exception {
        for (String type : types(module)) {
            assertThat(Class.forName(type)).as(type).isNotNull();
        }
    }

    /** Feign makes an object of each. */
    @Test
    void theInterfacesOfDocSpaceAreProxies() throws IOException {
        assertThat(metadata("docspace-provider")
                        .get("reflection")
                        .valueStream()
                        .flatMap(entry -> entry.get("type").path("proxy").valueStream())
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(interfaces());
    }

    private static List<String> interfaces() throws IOException {
        Path sources = Path.of("..", "docspace-provider", "src/main/java/io/keyaudit/docspace");
        try (Stream<Path> files = Files.list(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Api.java"))
                    .map(name -> "io.keyaudit.docspace." + name.replace(".java", ""))
                    .toList();
        }
    }
}
