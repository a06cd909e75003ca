package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Secret;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.secrets.SecretHelper;
import io.keyaudit.secrets.SecretSources;
import io.keyaudit.spi.SecretSource;
import io.keyaudit.spi.UnreadableSecretException;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever edits a keys file cannot start a program with it, read another file, or have a secret sent elsewhere. */
@DisabledOnOs(OS.WINDOWS)
class HostileKeysFileTest {
    private static final String OUTSIDE = "outside-5ec2e7-0123";
    private static final String PORTAL = "https://portal.example.com";

    @TempDir
    private Path folder;

    private final Recording helper = new Recording();
    private final Variables variables = new Variables();
    private Path secrets;

    /** A helper that remembers what it was asked for. */
    private static final class Recording implements SecretSource {
        private final List<String> asked = new ArrayList<>();

        @Override
        public String name() {
            return "vault";
        }

        @Override
        public List<Secret> read(List<String> paths) {
            asked.addAll(paths);
            return paths.stream().map(path -> Secret.of("secret-" + path)).toList();
        }
    }

    /** Variables that remember which were read. */
    private static final class Variables extends AbstractMap<String, String> {
        private final List<Object> read = new ArrayList<>();

        @Override
        public String get(Object name) {
            read.add(name);
            return "value-0123456789";
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return Set.of();
        }
    }

    @BeforeEach
    void write() throws IOException {
        secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("docs"), "docs-0123456789");
        Files.writeString(folder.resolve("outside"), OUTSIDE);
        Files.writeString(folder.resolve("outside.json"), "{\"key\":\"" + OUTSIDE + "\"}");
        Files.writeString(folder.resolve(".env"), "KEY=" + OUTSIDE);
        Files.createSymbolicLink(secrets.resolve("link"), folder.resolve("outside"));
        Files.createSymbolicLink(secrets.resolve("links"), folder);
    }

    private KeysFile read(String keys) throws IOException, InvalidFileException {
        Path file = Files.writeString(folder.resolve("keys.yaml"), "version: 1\nkeys:\n" + keys);
        SecretSources sources = SecretSources.of(variables).and(List.of(helper)).onlyFrom(List.of(secrets));
        return KeysFile.read(file, FakeProvider.INSTALLED, sources, AllowedEndpoints.of(List.of(PORTAL)), name -> true);
    }

    private static String key(String name, String endpoint, String reference) {
        return "  - {name: " + name + ", provider: docs, endpoint: '" + endpoint + "', credentials: {apiKey: '"
                + reference + "'}}\n";
    }

    private String refused(String keys) {
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(keys))
                .satisfies(refused -> messages.add(String.valueOf(refused.getMessage())));
        assertThat(helper.asked).isEmpty();
        assertThat(variables.read).isEmpty();
        assertThat(messages.get(0)).doesNotContain(OUTSIDE);
        return messages.get(0);
    }

    @Test
    void whatIsAllowedIsRead() throws Exception {
        KeysFile keys = read(
                key("a", PORTAL, "file:secrets/docs")
                        + key("b", PORTAL, "vault:kv/docs#key")
                        + key("c", PORTAL + ":443/team", "env:DOCS_KEY")
                        + "  - {name: d, provider: exchange, credentials: {apiKey: 'vault:x#key', apiSecret: 'vault:x#secret'}}\n");
        assertThat(helper.asked).isEmpty();
        List<String> found = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            found.add(
                    keys.targets().get(index).credentials().get().get("apiKey").reveal());
        }
        assertThat(found).containsExactly("docs-0123456789", "secret-kv/docs#key", "value-0123456789", "secret-x#key");
        assertThat(helper.asked).hasSize(3);
        assertThat(variables.read).containsExactly("DOCS_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://portal.example.com.evil.example",
                "https://portal.example.com:8443",
                "http://127.0.0.1:8080",
                "https://evil.example/portal.example.com",
            })
    void noOtherKeysSecretIsReadIfOneIsToBeSentElsewhere(String endpoint) {
        assertThat(refused(key("fine", PORTAL, "env:DOCS_KEY") + key("bad", endpoint, "vault:kv/docs#key")))
                .contains("key \"bad\"", PORTAL);
    }

    @Test
    void aProvidersOwnEndpointIsAlwaysAllowedAndNoOther() throws Exception {
        String exchange =
                "  - {name: d, provider: exchange, endpoint: 'https://%s', credentials: {apiKey: 'vault:x#key',"
                        + " apiSecret: 'vault:x#secret'}}\n";
        assertThat(read(exchange.formatted("api.exchange.example")).keys()).hasSize(1);
        refused(exchange.formatted("api2.exchange.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:outside",
                "file:secrets/../outside",
                "file:secrets/link",
                "file:secrets/links/outside",
                "file:secrets/none/../../outside",
                "file:/etc/passwd",
                "file:/proc/self/environ",
                "file:/dev/stdin",
                "file:/dev/zero",
                "file:/no/such/file",
                "file:~/.ssh/id_rsa",
                "json:outside.json#/key",
                "json:secrets/links/outside.json#/key",
                "dotenv:KEY",
            })
    void noFileOutsideIsRead(String reference) {
        assertThat(refused(key("fine", PORTAL, "env:DOCS_KEY") + key("bad", PORTAL, reference)))
                .contains("key \"bad\"", "is outside the folders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh:-c id",
                "exec:/bin/sh",
                "bash:echo",
                "file :x",
                "VAULT:kv/docs#key",
                "vaul:kv/docs#key",
                "prompt",
                "../vault:kv",
                "vault",
                "https://evil.example",
                "env:",
                "helper:vault:kv/docs",
            })
    void onlyDeclaredHelpersAreNamed(String reference) {
        refused(key("bad", PORTAL, reference));
    }

    @Test
    void aKeysFileDeclaresNoHelpers() {
        String helpers = "helpers: {vault: {command: [touch, '{path}']}}\n";
        refused(key("fine", PORTAL, "vault:x") + helpers);
        refused("  - {name: a, provider: docs, endpoint: '" + PORTAL + "', helpers: {x: {command: [id]}}, credentials:"
                + " {apiKey: {command: [id]}}}\n");
    }

    @Test
    void anchorsAndAliasesAreRefused() {
        refused("  - &a {name: a, provider: docs, endpoint: '" + PORTAL
                + "', credentials: {apiKey: 'vault:x'}}\n  - *a\n");
        String bomb = IntStream.range(1, 30)
                .mapToObj(n -> "  - &a" + n + " [" + ("*a" + (n - 1) + ",").repeat(9) + "]\n")
                .collect(Collectors.joining());
        refused("  - &a0 [x]\n" + bomb);
    }

    @Test
    void tenMegabytesAreReadOrRefusedAtOnce() {
        refused(key("fine", PORTAL, "vault:x") + key("bad", PORTAL, "file:" + "a/".repeat(5_000_000)));
        refused("[".repeat(10_000_000));
        refused(key("bad", PORTAL, "vault") + "  # " + "x".repeat(17 * 1024 * 1024));
    }

    @Test
    void aHelperIsGivenNothingButPaths() throws Exception {
        Path ran = folder.resolve("ran");
        SecretSource touching = SecretHelper.command("touch", List.of("touch", ran.toString(), "{path}"))
                .build(Map.of("PATH", "/usr/bin:/bin"));
        SecretSources sources = SecretSources.of(Map.of()).and(List.of(touching));
        for (String path : List.of("--help", "/etc/passwd", "../x", "@x", "a#b", "$(id)", "a\\nb")) {
            Path file = Files.writeString(
                    folder.resolve("keys.yaml"),
                    "version: 1\nkeys:\n  - {name: a, provider: docs, endpoint: '" + PORTAL
                            + "', credentials: {apiKey: \"touch:" + path + "\"}}\n");
            assertThatExceptionOfType(InvalidFileException.class)
                    .isThrownBy(() ->
                            KeysFile.read(file, FakeProvider.INSTALLED, sources, AllowedEndpoints.any(), name -> true));
        }
        assertThat(ran).doesNotExist();
    }

    @Test
    void aPathThatAHelperDoesNotTakeIsRefusedWithItsKey() throws Exception {
        SecretSource refusing = new SecretSource() {
            @Override
            public String name() {
                return "strict";
            }

            @Override
            public void check(String path) throws UnreadableSecretException {
                throw UnreadableSecretException.wrong("no such path");
            }

            @Override
            public List<Secret> read(List<String> paths) {
                throw new AssertionError("never asked");
            }
        };
        Path file =
                Files.writeString(folder.resolve("keys.yaml"), "version: 1\nkeys:\n" + key("bad", PORTAL, "strict:x"));
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> KeysFile.read(
                        file,
                        FakeProvider.INSTALLED,
                        SecretSources.of(Map.of()).and(List.of(refusing)),
                        AllowedEndpoints.any(),
                        name -> true))
                .withMessageContaining("key \"bad\": no such path");
    }
}
