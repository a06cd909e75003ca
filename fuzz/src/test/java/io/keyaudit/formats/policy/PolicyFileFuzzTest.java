package io.keyaudit.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.KeyState;
import io.keyaudit.fuzz.MemoryFolder;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.providers.Providers;
import io.keyaudit.yaml.InvalidFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a policy file holds, each of its rules demands something and reads back, or it is refused. */
class PolicyFileFuzzTest {
    private static final Providers PROVIDERS = Providers.discover();

    @TempDir(factory = MemoryFolder.class)
    static Path folder = Path.of("");

    @FuzzTest(maxDuration = "1h")
    void file(byte[] input) {
        Policy policy;
        try {
            policy = read(input);
        } catch (InvalidFileException documented) {
            assertThat(documented.problems()).isNotEmpty();
            assertThat(documented.getMessage()).isNotBlank();
            return;
        }
        assertThat(policy.name()).isNotBlank();
        assertThat(policy.rules()).isNotEmpty();
        policy.rules().forEach(PolicyFileFuzzTest::assertDemands);
        try {
            assertThat(read(written(policy))).isEqualTo(policy);
        } catch (InvalidFileException unreadable) {
            throw new AssertionError("what was written is not read", unreadable);
        }
    }

    private static void assertDemands(Rule rule) {
        int demands =
                rule.forbid().size() + rule.require().size() + rule.expect().size();
        assertThat(rule.allowOnly().isPresent() || demands > 0).as(rule.id()).isTrue();
        for (Expectation expectation : rule.expect()) {
            if (expectation instanceof Expectation.StateIn in) {
                assertThat(in.states()).isNotEmpty().doesNotContain(KeyState.UNKNOWN);
            } else if (expectation instanceof Expectation.MaxAge age) {
                assertThat(age.limit()).isPositive();
            } else if (expectation instanceof Expectation.MaxLifetime lifetime) {
                assertThat(lifetime.limit()).isPositive();
            } else if (expectation instanceof Expectation.MaxUnused unused) {
                assertThat(unused.limit()).isPositive();
            } else if (expectation instanceof Expectation.MaxKeysPerOwner keys) {
                assertThat(keys.limit()).isPositive();
            }
        }
    }

    private static Policy read(byte[] content) throws InvalidFileException {
        try {
            return PolicyFile.read(Files.write(folder.resolve("policy.yaml"), content), PROVIDERS)
                    .policy();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] written(Policy policy) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PolicyFile.write(policy, out);
        return out.toByteArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(120)
    void damagedFiles(long seed) {
        Mutations.of(
                        PolicyFileFuzzTest.class,
                        "file",
                        seed,
                        ": ",
                        "- ",
                        "\n",
                        "\n    ",
                        "\"",
                        "{",
                        "}",
                        "[",
                        "]",
                        "[]",
                        "{}",
                        "null",
                        "|\n",
                        "&a ",
                        "*a",
                        "!!binary ",
                        "---\n",
                        "\\u0000",
                        "\\U0001f511",
                        "enabled: false\n    reason: r\n",
                        "extends: builtin:recommended\n",
                        "allowOnly: []\n",
                        "forbid: []\n",
                        "{ sensitivity: \">= high\" }",
                        "\"*:*\"",
                        "0d",
                        "+9999999999-01-01",
                        "canManageKeys: true")
                .feed(this::file);
    }
}
