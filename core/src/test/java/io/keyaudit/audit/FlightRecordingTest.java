package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class FlightRecordingTest {
    private static final String RECORDED = "recorded-key";

    @Test
    void recordsTheAuditAndEachKeyWithoutItsName(@TempDir Path folder) throws IOException {
        StubProvider provider = new StubProvider((key, context) -> {
            if (key.endsWith("1")) {
                throw new ProviderException(FailureKind.REJECTED, "no such key");
            }
            return snapshot(context);
        });
        Path file = folder.resolve("audit.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("io.keyaudit.Audit").withoutThreshold();
            recording.enable("io.keyaudit.Inspection").withoutThreshold();
            recording.start();
            KeyAuditor.builder()
                    .providers(provider)
                    .build()
                    .audit(List.of(target(RECORDED + "0"), target(RECORDED + "1"), target(RECORDED + "2")));
            recording.dump(file);
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.keyaudit."))
                .toList();
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.keyaudit.Audit"))
                .singleElement()
                .satisfies(event -> assertThat(event.getLong("keys")).isEqualTo(3));
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.keyaudit.Inspection"))
                .extracting(event -> event.getString("provider"), event -> event.getString("outcome"))
                .containsExactlyInAnyOrder(
                        tuple(StubProvider.ID, "inspected"),
                        tuple(StubProvider.ID, "rejected"),
                        tuple(StubProvider.ID, "inspected"));
        assertThat(events.toString()).doesNotContain(RECORDED);
    }
}
