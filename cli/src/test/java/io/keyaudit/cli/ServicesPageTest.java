package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.providers.Providers;
import io.keyaudit.spi.PermissionProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServicesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "services.md");

    /** After a provider changed: {@code ./keyaudit providers --markdown > docs/services.md}. */
    @Test
    void thePageIsWhatTheProvidersDescribe() throws IOException {
        assertThat(Files.readString(PAGE))
                .isEqualTo(ServicesPage.of(Providers.discover().all()));
    }

    /** What one sees first: how many services, which, and how to add one. */
    @Test
    void theReadmeBeginsWithTheServices() throws IOException {
        List<PermissionProvider> providers = Providers.discover().all();
        String firstScreen =
                Files.readString(Path.of("..", "README.md")).lines().limit(25).collect(Collectors.joining(" "));
        assertThat(firstScreen)
                .contains("reads " + providers.size() + " services", "keyaudit provider new")
                .contains(providers.stream()
                        .map(provider -> provider.describe().displayName().split(" ", -1)[0])
                        .toList());
    }
}
