package io.keyaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.AuditTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareClientTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesALineForEachKey(boolean ownConnections) throws IOException, InterruptedException {
        try (Portal portal = Portal.start(20)) {
            String address = "";
            List<String> list = new ArrayList<>();
            for (AuditTarget key : portal) {
                address = key.endpoint().orElseThrow().toString();
                list.add(key.name() + " "
                        + Files.writeString(folder.resolve(key.name()), portal.lastSecret() + System.lineSeparator()));
            }
            Path report = folder.resolve("report");
            BareClient.main(new String[] {
                address,
                Files.write(folder.resolve("list"), list).toString(),
                report.toString(),
                "4",
                String.valueOf(ownConnections)
            });
            assertThat(Files.readAllLines(report))
                    .hasSize(20)
                    .element(1)
                    .asString()
                    .startsWith("key1 \"key1\" owner ")
                    .endsWith(": files:write, rooms:read");
        }
    }
}
