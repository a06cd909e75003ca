package io.keyaudit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Secret;
import io.keyaudit.spi.SecretSource;
import io.keyaudit.spi.UnreadableSecretException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ProcessHelperTest {
    private static final String SECRET = "sk-5ec2e7-0123456789";

    @TempDir
    private Path folder;

    private SecretSource source(String script) throws Exception {
        return SecretHelper.process("vault", List.of(Programs.script(folder, "program", script)))
                .folder(folder)
                .timeout(Duration.ofSeconds(20))
                .build(Programs.ENVIRONMENT);
    }

    private static List<String> read(SecretSource source, String... paths) throws Exception {
        return source.read(List.of(paths)).stream().map(Secret::reveal).toList();
    }

    @Test
    void oneProcessAnswersManyQuestionsAndBothHalvesOfAPairAtOnce() throws Exception {
        Path starts = folder.resolve("starts");
        Path questions = folder.resolve("questions");
        String script = "echo start >> " + starts + "\ntee " + questions + " | { " + Programs.ANSWERING + "\n}";
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (SecretSource source = source(script)) {
            assertThat(starts).doesNotExist();
            assertThat(read(source, "bfx#key", "bfx#secret")).containsExactly("secret-bfx#key", "secret-bfx#secret");
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int key = 0; key < 100; key++) {
                String path = "key-" + key;
                answers.add(callers.submit(() -> read(source, path)));
            }
            for (int key = 0; key < 100; key++) {
                assertThat(answers.get(key).get()).containsExactly("secret-key-" + key);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(Files.readAllLines(starts)).containsExactly("start");
        assertThat(Files.readAllLines(questions))
                .hasSize(101)
                .startsWith("{\"id\":1,\"paths\":[\"bfx#key\",\"bfx#secret\"]}");
    }

    @Test
    void answersComeInAnyOrder() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try (SecretSource source = source("""
                read -r a; read -r b
                id=${b#*'"id":'}; path=${b#*'["'}; printf '{"id":%s,"secrets":["secret-%s"]}\\n' "${id%%,*}" "${path%'"]'*}"
                id=${a#*'"id":'}; path=${a#*'["'}; printf '{"secrets":["secret-%s"],"id":%s}\\n' "${path%'"]'*}" "${id%%,*}"
                cat > /dev/null""")) {
            Future<List<String>> one = callers.submit(() -> read(source, "one"));
            Future<List<String>> two = callers.submit(() -> read(source, "two"));
            assertThat(one.get()).containsExactly("secret-one");
            assertThat(two.get()).containsExactly("secret-two");
        } finally {
            callers.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello " + SECRET,
                "{}",
                "{\"id\":1}",
                "{\"id\":2,\"secrets\":[\"" + SECRET + "\"]}",
                "{\"id\":0,\"secrets\":[\"" + SECRET + "\"]}",
                "{\"id\":\"1\",\"secrets\":[\"" + SECRET + "\"]}",
                "{\"id\":1,\"secrets\":\"" + SECRET + "\"}",
                "{\"id\":1,\"secrets\":[]}",
                "{\"id\":1,\"secrets\":[\"\"]}",
                "{\"id\":1,\"secrets\":[null]}",
                "{\"id\":1,\"secrets\":[\"" + SECRET + "\",\"b\"]}",
                "{\"id\":1,\"secrets\":[\"" + SECRET + "\"],\"error\":\"x\"}",
                "{\"id\":1,\"id\":1,\"secrets\":[\"" + SECRET + "\"]}",
                "{\"id\":1,\"secrets\":[\"" + SECRET + "\"]} {}",
                "{\"id\":1,\"secrets\":[\"" + SECRET + "\"],\"more\":1}"
            })
    void whatIsNoAnswerGivesNoSecret(String line) throws Exception {
        try (SecretSource source = source("read -r question; echo '" + line + "'; cat > /dev/null")) {
            assertThatExceptionOfType(UnreadableSecretException.class)
                    .isThrownBy(() -> read(source, "docs"))
                    .withNoCause()
                    .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain(SECRET));
        }
    }

    @Test
    void anErrorIsOfItsOwnQuestionAndItsWordsAreNotShown() throws Exception {
        try (SecretSource source = source("read -r q; echo '{\"id\":1,\"error\":{\"text\":\"" + SECRET + "\"}}'\n"
                + "read -r q; echo '{\"id\":2,\"secrets\":[\"two\"]}'; cat >/dev/null")) {
            assertThatExceptionOfType(UnreadableSecretException.class)
                    .isThrownBy(() -> read(source, "one"))
                    .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain(SECRET));
            assertThat(read(source, "two")).containsExactly("two");
        }
    }

    @Test
    void isStartedAgainTwiceAtMost() throws Exception {
        Path starts = folder.resolve("starts");
        try (SecretSource source = source("echo start >> " + starts + "; read -r question")) {
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> read(source, "docs"));
            }
        }
        assertThat(Files.readAllLines(starts)).hasSize(3);
    }

    @Test
    void aSlowAnswerFailsItsOwnQuestionOnly() throws Exception {
        SecretHelper helper = SecretHelper.process("vault", List.of(Programs.script(folder, "program", """
                        read -r a; read -r b; echo '{"id":1,"secrets":["late"]}'; echo '{"id":2,"secrets":["two"]}'
                        cat > /dev/null""")))
                .timeout(Duration.ofSeconds(2));
        try (SecretSource source = helper.build(Programs.ENVIRONMENT)) {
            assertThatExceptionOfType(UnreadableSecretException.class)
                    .isThrownBy(() -> read(source, "one"))
                    .withMessageContaining("2000 ms");
            assertThat(read(source, "two")).containsExactly("two");
        }
    }

    @Test
    void isEndedWhenItIsClosed() throws Exception {
        Path pid = folder.resolve("pid");
        ProcessHandle process;
        try (SecretSource source = source("echo $$ > " + pid + "\n" + Programs.ANSWERING)) {
            read(source, "docs");
            process = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            assertThat(process.isAlive()).isTrue();
        }
        process.onExit().join();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aLineWithoutEndIsCutOff() throws Exception {
        try (SecretSource source = source("read -r q; cat /dev/zero")) {
            assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> read(source, "docs"));
        }
    }
}
