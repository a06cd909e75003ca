package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {
    @ParameterizedTest
    @CsvSource({"120, 120", "' 80 ', 80", "0, 100", "wide, 100", "99999, 100", "'', 100"})
    void theEnvironmentSaysHowWideTheTerminalIs(String columns, int width) {
        assertThat(TerminalWidth.find(Map.of("COLUMNS", columns), false)).isEqualTo(width);
    }
}
