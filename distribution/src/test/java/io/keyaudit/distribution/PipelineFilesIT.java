package io.keyaudit.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.distribution.Unpacked.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    @SuppressWarnings("unchecked")
    private static <T> T at(Object tree, Object... path) {
        Object found = tree;
        for (Object step : path) {
            found = step instanceof Integer index ? ((List<Object>) found).get(index) : ((Map<String, Object>) found).get(step);
        }
        return (T) found;
    }

    private static Object yaml(String file) throws Exception {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(CI.resolve(file)));
    }

    private void assertOptionsExist(String script) throws Exception {
        Ran help = Unpacked.run(folder, Map.of(), Unpacked.HOME.resolve("bin/keyaudit").toString(), "check", "--help");
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
        List<Map<String, Object>> steps = at(action, "runs", "steps");
        Map<String, Object> inputs = at(action, "inputs");
        String used = steps.stream().map(step -> String.valueOf(step.get("env"))).collect(Collectors.joining());

        assertThat(Pattern.compile("inputs\\.([a-z0-9-]+)").matcher(used).results().map(input -> input.group(1)))
                .containsExactlyInAnyOrderElementsOf(inputs.keySet());
        // What an input says is never part of a script.
        assertThat(steps).noneMatch(step -> String.valueOf(step.get("run")).contains("${{"));
    }

    @Test
    void theActionsScriptRunsTheCommand() throws Exception {
        Map<String, Object> step = at(yaml("github/action.yml"), "runs", "steps", 2);
        String script = at(step, "run");
        Map<String, String> environment = new HashMap<>();
        Map<String, String> variables = at(step, "env");
        variables.keySet().forEach(name -> environment.put(name, ""));
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
        Map<String, String> variables = at(job, "variables");
        List<String> commands = at(job, "script");
        List<String> before = at(job, "before_script");
        String script = String.join("\n", commands);
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of("BOT", "a-key", "KEYAUDIT_ALLOW_ENDPOINT", "http://127.0.0.1:*"));
        unreachable();

        Ran ran = Unpacked.run(
                folder, environment, "sh", "-e", "-c", script.replace("/tmp/keyaudit", Unpacked.HOME.toString()));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        List<String> kept = at(job, "artifacts", "paths");
        Map<String, String> reports = at(job, "artifacts", "reports");
        assertThat(kept).allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        assertThat(reports.values()).allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        assertThat(Pattern.compile("\\$\\{?(KEYAUDIT_[A-Z0-9_]+)")
                        .matcher(script + before)
                        .results()
                        .map(result -> result.group(1)))
                .isSubsetOf(variables.keySet());
        assertOptionsExist(script);
    }
}
