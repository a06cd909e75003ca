package io.keyaudit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.Secret;
import io.keyaudit.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes of docs/secrets.md, each with a program that takes exactly what the real one does. */
@DisabledOnOs(OS.WINDOWS)
class RecipesTest {
    private static final Path PAGE = Path.of("..", "docs", "secrets.md");

    @TempDir
    private Path folder;

    private static List<String> snippets(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.length() - "```".length()))
                .toList();
    }

    static Stream<Arguments> recipes() {
        return Stream.of(
                arguments("op", "op", "CI/docs bot/key", "read|--no-newline|op://CI/docs bot/key|", "OP_CONNECT_TOKEN"),
                arguments("vault", "vault", "kv/docs-bot#key", "kv|get|-field=key|kv/docs-bot|", "VAULT_TOKEN"),
                arguments(
                        "aws",
                        "aws",
                        "ci/docs-bot",
                        "secretsmanager|get-secret-value|--secret-id|ci/docs-bot|--query|SecretString|--output|text|",
                        "AWS_PROFILE"),
                arguments(
                        "google",
                        "gcloud",
                        "docs-bot",
                        "secrets|versions|access|latest|--secret=docs-bot|",
                        "CLOUDSDK_CORE_PROJECT"),
                arguments(
                        "azure",
                        "az",
                        "my-vault#docs-bot",
                        "keyvault|secret|show|--vault-name|my-vault|--name|docs-bot|--query|value|--output|tsv|",
                        "AZURE_CONFIG_DIR"),
                arguments(
                        "sops",
                        "sops",
                        "secrets/ci.yaml#docs_bot",
                        "--decrypt|--extract|[\"docs_bot\"]|secrets/ci.yaml|",
                        "SOPS_AGE_KEY_FILE"),
                arguments(
                        "keychain",
                        "security",
                        "docs bot#ci@example.com",
                        "find-generic-password|-w|-s|docs bot|-a|ci@example.com|",
                        "HOME"),
                arguments("pass", "pass", "ci/docs-bot", "show|ci/docs-bot|", "PASSWORD_STORE_DIR"),
                arguments(
                        "kubernetes",
                        "kubectl",
                        "docs-bot#api.key",
                        "get|secret|docs-bot|--output|go-template={{index .data \"api.key\" | base64decode}}|",
                        "KUBECONFIG"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void aProgramThatIsCalledAsItShouldBeGivesTheSecret(
            String helper, String program, String path, String arguments, String variable) throws Exception {
        Programs.script(folder, program, """
                called=$(printf '%%s|' "$@")
                [ "$called" = '%s' ] && [ "$%s" = passed ] && printf 'the-secret\\n'""".formatted(arguments, variable));
        Map<String, String> environment = new HashMap<>(Map.of("PATH", folder + ":/usr/bin:/bin"));
        environment.put(variable, "passed");
        for (Arguments other : recipes().toList()) {
            Path installed = folder.resolve((String) other.get()[1]);
            if (!Files.exists(installed)) {
                Programs.script(folder, installed.getFileName().toString(), "exit 1");
            }
        }

        List<SecretSource> helpers = HelpersFile.read(
                Files.writeString(
                        folder.resolve("helpers.yaml"), snippets("yaml").get(2)),
                environment);

        assertThat(helpers).extracting(SecretSource::name).contains(helper).hasSize((int)
                recipes().count());
        SecretSource source = helpers.stream()
                .filter(found -> found.name().equals(helper))
                .findFirst()
                .orElseThrow();
        assertThat(source.read(List.of(path))).extracting(Secret::reveal).containsExactly("the-secret");
    }

    @Test
    void theFirstExampleIsAHelpersFile() throws Exception {
        Programs.script(folder, "vault", "exit 1");
        Path file = Files.writeString(
                folder.resolve("helpers.yaml"), snippets("yaml").get(0));
        assertThat(HelpersFile.read(file, Map.of("PATH", folder.toString())))
                .extracting(SecretSource::name)
                .containsExactly("vault");
    }

    @Test
    void theLinesOfAProcessAreAsThePageSays() throws Exception {
        List<String> answers = snippets("json").get(1).lines().toList();
        assertThat(HelperAnswer.parse(answers.get(0)).secrets())
                .extracting(Secret::reveal)
                .containsExactly("first half", "second half");
        assertThat(HelperAnswer.parse(answers.get(1)).secrets()).isEmpty();
    }
}
