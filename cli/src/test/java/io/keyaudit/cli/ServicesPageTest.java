package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.providers.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServicesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "services.md");

    /** After a provider changed: {@code ./keyaudit providers --markdown > docs/services.md}. */
    @Test
    void thePageIsWhatTheProvidersDescribe() throws IOException {
        assertThat(Files.readString(PAGE))
                .isEqualTo(ServicesPage.of(Providers.discover().all()));
    }
}
