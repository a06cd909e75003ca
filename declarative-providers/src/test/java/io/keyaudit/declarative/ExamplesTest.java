package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from the examples in the files is what the files say. */
class ExamplesTest {
    static Stream<Arguments> examples() {
        return BuiltinServices.IDS.stream().flatMap(id -> {
            Service service = BuiltinServices.read(id).service();
            ExampleCheck check = new ExampleCheck(service);
            return service.examples().stream()
                    .map(example -> Arguments.of(Named.of(id + ": " + example.name(), example), check));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleHolds(Example example, ExampleCheck check) {
        assertThat(check.differences(example)).isEmpty();
    }

    @Test
    void theShortExampleHolds() throws Exception {
        Service service =
                ServiceFile.read(Path.of("acme.yaml"), MistakesTest.ACME).service();
        ExampleCheck check = new ExampleCheck(service);
        assertThat(service.examples()).flatExtracting(check::differences).isEqualTo(List.of());
    }
}
