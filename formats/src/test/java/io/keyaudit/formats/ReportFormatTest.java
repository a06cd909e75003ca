package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
    @ParameterizedTest
    @EnumSource
    void everyFormatIsInTheDocumentation(ReportFormat format) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "ci.md")))
                .contains("| `" + format.text() + "` | " + format.description() + " |\n");
        assertThat(ReportFormat.find(format.text())).contains(format);
    }

    @Test
    void noOtherNameIsAFormat() {
        assertThat(ReportFormat.find("yaml")).isEmpty();
        assertThat(ReportFormat.find("JSON")).isEmpty();
    }
}
