package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.yaml.InvalidFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltinServicesTest {
    static List<String> ids() {
        return BuiltinServices.IDS;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyServiceCanBeRead(String id) {
        try {
            ServiceFile file = ServiceFile.read(Path.of(id + ".yaml"), BuiltinServices.text(id));
            assertThat(file.service().id()).isEqualTo(id);
            assertThat(file.service().examples()).isNotEmpty();
        } catch (InvalidFileException invalid) {
            assertThat(invalid.problems()).isEmpty();
        }
    }
}
