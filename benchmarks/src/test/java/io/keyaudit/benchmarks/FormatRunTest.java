package io.keyaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.ReportFormat;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatRunTest {
    @ParameterizedTest
    @EnumSource
    void everyKeyBreaksEveryRule(ReportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(FormatRun.write(format, 20, out)).isEqualTo(200);
        assertThat(out.size()).isPositive();
    }
}
