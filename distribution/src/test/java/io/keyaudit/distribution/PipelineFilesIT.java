package io.keyaudit.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.distribution.Unpacked.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The action for GitHub and the template for GitLab. Neither can be run here; their scripts can. */
@Timeout(120)
class PipelineFilesIT {
    private static final Path CI = Path.of("..", "ci");
    private static final Pattern OPTION = Pattern.compile("(?:option |:\\+| )(--[a-z-]+)");

    @TempDir
    private Path folder;

    /** The part of a tree at a path of names and numbers. */
    private static Object at(Object tree, Object... path) {
        Object found = tree;
        for (Object step : path) {
            Object part = step instanceof Integer index ? ((List<?>) found).get(index) : ((Map<?, ?>) found).get(step);
            found = Objects.requireNonNull(part);
        }
        return found;
    }

    private static Set<String> names(Object map) {
        return ((Map<?, ?>) map).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static List<String> texts(Object list) {
        return ((Collection<?>) list).stream().map(String::valueOf).toList();
    }

    private static Object yaml(String file) throws Exception {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(CI.resolve(file)));
    }

    private void assertOptionsExist(String script) throws Exception {
        Ran help = Unpacked.run(
                folder, Map.of(), Unpacked.HOME.resolve("bin/keyaudit").toString(), "check", "--help");
        assertThat(OPTION.matcher(script).results().map(result -> result.group(1)))
                .isNotEmpty()
                .allMatch(help.out()::contains);
    }

    /** Writes a keys file whose one key cannot be read. */
    private void unreachable() throws Exception {
        Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - { name: bot, provider: docspace, endpoint: "http://127.0.0.1:1", credentials: { apiKey: env:BOT } }
                """);
    }

    @Test
    void theActionUsesEachInputAndNoOther() throws Exception {
        Object action = yaml("github/action.yml");
        List<?> steps = (List<?>) at(action, "runs", "steps");
        String used = String.valueOf(at(steps, 1, "env")) + at(steps, 2, "env");

        assertThat(Pattern.compile("inputs\\.([a-z0-9-]+)")
                        .matcher(used)
                        .results()
                        .map(input -> input.group(1)))
                .containsExactlyInAnyOrderElementsOf(names(at(action, "inputs")));
        // What an input says is never part of a script.
        assertThat(steps).hasSize(3);
        assertThat(String.valueOf(at(steps, 1, "run")) + at(steps, 2, "run")).doesNotContain("${{");
    }

    @Test
    void theActionsScriptRunsTheCommand() throws Exception {
        Object step = at(yaml("github/action.yml"), "runs", "steps", 2);
        String script = String.valueOf(at(step, "run"));
        Map<String, String> environment = new HashMap<>();
        names(at(step, "env")).forEach(name -> environment.put(name, ""));
        environment.putAll(Map.of(
                "KEYAUDIT", Unpacked.HOME.resolve("bin/keyaudit").toString(),
                "KEYS", "keys.yaml",
                "BOT", "a-key",
                "FAIL_ON", "high",
                "POLICY", "builtin:recommended",
                "FORMAT", "github\njson=report.json\n",
                "ALLOW_ENDPOINT", "http://127.0.0.1:*\nhttps://*.example.com",
                "KEYAUDIT_CLASS_ARCHIVE", "never"));
        unreachable();

        Ran ran = Unpacked.run(folder, environment, "bash", "-e", "-o", "pipefail", "-c", script);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.out()).contains("::error");
        assertThat(folder.resolve("report.json")).content().contains("http://127.0.0.1:*");
        assertOptionsExist(script);
    }

    @Test
    void theTemplateForGitLabRunsTheCommand() throws Exception {
        Object job = at(yaml("gitlab/keyaudit.yml"), "keyaudit");
        Set<String> variables = names(at(job, "variables"));
        String script = String.join("\n", texts(at(job, "script")));
        Map<String, String> environment = new HashMap<>();
        variables.forEach(name -> environment.put(name, String.valueOf(at(job, "variables", name))));
        environment.putAll(Map.of("BOT", "a-key", "KEYAUDIT_ALLOW_ENDPOINT", "http://127.0.0.1:*"));
        unreachable();

        Ran ran = Unpacked.run(
                folder, environment, "sh", "-e", "-c", script.replace("/tmp/keyaudit", Unpacked.HOME.toString()));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        Map<?, ?> reports = (Map<?, ?>) at(job, "artifacts", "reports");
        assertThat(Stream.of(texts(reports.values()), texts(at(job, "artifacts", "paths")))
                        .flatMap(List::stream))
                .hasSize(3)
                .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        assertThat(Pattern.compile("\\$\\{?(KEYAUDIT_[A-Z0-9_]+)")
                        .matcher(script + at(job, "before_script"))
                        .results()
                        .map(result -> result.group(1)))
                .isSubsetOf(variables);
        assertOptionsExist(script);
    }
}
