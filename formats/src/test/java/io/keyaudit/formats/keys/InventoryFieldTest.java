package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.FakeProvider;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that stand for all that they can list. */
class InventoryFieldTest {
    @TempDir
    private Path folder;

    private Path write(String provider, String inventory) throws IOException {
        return Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - name: admin
                    provider: %s
                    endpoint: https://portal.example.com
                    credentials: { apiKey: env:DOCS_KEY }
                    inventory: %s
                """.formatted(provider, inventory));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "false, false"})
    void saysWhetherAllKeysAreMeant(String written, boolean meant) throws Exception {
        KeysFile file =
                KeysFile.read(write("lister", written), Providers.of(new Lister()), KeysFileProblems.ENVIRONMENT);

        assertThat(file.targets())
                .singleElement()
                .satisfies(target -> assertThat(target.inventory()).isEqualTo(meant));
    }

    @Test
    void isRefusedAtItsPlaceWhereTheProviderCannotList() throws IOException {
        assertThat(KeysFileProblems.in(write("docs", "true")))
                .containsExactly("7:16: key \"admin\": docs cannot list an account's keys; name each key on its own");
    }

    @Test
    void isTrueOrFalse() throws IOException {
        assertThat(KeysFileProblems.in(write("docs", "\"true\"")))
                .containsExactly("7:16: key \"admin\": expected \"inventory: true\", not a text");
    }

    private static final class Lister implements PermissionProvider {
        private final ProviderDescription description =
                FakeProvider.INSTALLED.find("docs").orElseThrow().describe();

        @Override
        public String id() {
            return "lister";
        }

        @Override
        public ProviderDescription describe() {
            return description;
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.INVENTORY);
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            throw new AssertionError("a file is read without asking a service");
        }
    }
}
