package io.keyaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class ScaleRunTest {
    private static final int LOOK_AHEAD = 32;

    @Test
    void everyKeyIsReadAndReported() throws IOException {
        ByteArrayOutputStream report = new ByteArrayOutputStream();

        assertThat(ScaleRun.audit(1_000, report)).isEqualTo(1_000);

        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("\"key0\"", "\"key999\"")
                .doesNotContain("sk-0", "\"failed\": 1");
    }

    @Test
    void keysAreTakenAsTheyAreReportedOn() throws IOException {
        int[] taken = {0};
        int[] reported = {0};
        int[] furthestAhead = {0};
        try (Portal portal = Portal.start(1_000)) {
            Iterator<AuditTarget> all = portal.iterator();
            Iterable<AuditTarget> counted = () -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public AuditTarget next() {
                    taken[0]++;
                    furthestAhead[0] = Math.max(furthestAhead[0], taken[0] - reported[0]);
                    return all.next();
                }
            };
            KeyAuditor.builder().lookAhead(LOOK_AHEAD).build().audit(counted, outcome -> reported[0]++);
        }
        assertThat(reported[0]).isEqualTo(1_000);
        assertThat(furthestAhead[0]).as("what is held in memory at a time").isLessThanOrEqualTo(LOOK_AHEAD);
    }
}
