package io.keyaudit.formats.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.RandomOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeFileTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesBackWhatItWasGivenInItsOrder(long seed) {
        Random random = new Random(seed);
        List<KeyOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            outcomes.addAll(new RandomOutcomes(random).outcomes());
            outcomes.add(new KeyOutcome.NotAsked(
                    AuditTarget.builder("stopped-" + i, "office").build()));
        }
        List<KeyOutcome> back = new ArrayList<>();

        try (OutcomeFile file = new OutcomeFile(random.nextInt(6))) {
            outcomes.forEach(file::add);
            file.drain(back::add);
        }

        assertThat(back).isEqualTo(outcomes);
    }
}
