package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.providers.Providers;
import io.keyaudit.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every report says what it was made by and of. */
class ProvenanceTest {
    private static final Keyaudit KEYAUDIT = Keyaudit.installed()
            .with(Providers.of(FakeProvider.refusing("fake")))
            .with(Map.of("TOKEN", "t0ken"));

    @TempDir
    Path folder;

    private static JsonNode provenance(Keyaudit.Ran ran) {
        return JsonMapper.shared().readTree(ran.out()).at("/provenance");
    }

    @Test
    void filesHaveTheirDigests() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - { name: a, provider: fake, endpoint: "https://x.example", credentials: { apiKey: env:TOKEN } }
                """);
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"),
                "\uFEFFversion: 1\nname: p\nrules:\n  - { id: a, title: A, severity: low, forbid: ['*:write'] }\n");

        JsonNode provenance =
                provenance(KEYAUDIT.run("check", keys.toString(), "--policy", policy.toString(), "--format", "json"));

        assertThat(provenance.at("/tool").asString()).isEqualTo("keyaudit");
        assertThat(provenance.at("/version").asString()).isNotEmpty();
        assertThat(provenance.at("/keys/name").asString()).isEqualTo(keys.toString());
        assertThat(provenance.at("/keys/sha256").asString()).isEqualTo(Sha256.hex(Files.readAllBytes(keys)));
        assertThat(provenance.at("/policy/sha256").asString()).isEqualTo(Sha256.hex(Files.readAllBytes(policy)));
        assertThat(provenance.at("/command").valueStream().map(JsonNode::asString))
                .startsWith("check", keys.toString())
                .endsWith("--format", "json");
    }

    @Test
    void loginsOfProxiesAreLeftOut() {
        assertThat(CommandLineText.of(List.of(
                        "check",
                        "--proxy",
                        "http://user:pass@proxy:3128",
                        "--proxy=user:p@ss@proxy:3128",
                        "keys@home.yaml",
                        "--key",
                        "a@b")))
                .containsExactly(
                        "check",
                        "--proxy",
                        "http://***@proxy:3128",
                        "--proxy=***@proxy:3128",
                        "keys@home.yaml",
                        "--key",
                        "a@b");
    }
}
