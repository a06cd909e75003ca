package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void wideCharactersTakeTwoColumns() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

        new Columns(stream, 40).print(List.of(List.of("漢字", "one"), List.of("abcdef", "two words that go on below")));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("  漢字    one", "  abcdef  two words that go on below");
    }
}
