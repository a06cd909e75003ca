package io.keyaudit.formats.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.RandomOutcomes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeFileTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static List<KeyOutcome> outcomes(Random random) {
        List<KeyOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            outcomes.addAll(new RandomOutcomes(random).outcomes());
            outcomes.add(new KeyOutcome.NotAsked(
                    AuditTarget.builder("stopped-" + i, "office").build()));
        }
        return outcomes;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesBackWhatItWasGivenInAnyOrder(long seed) {
        Random random = new Random(seed);
        Map<KeyOutcome, Supplier<KeyOutcome>> kept = new LinkedHashMap<>();
        try (OutcomeFile file = new OutcomeFile(random.nextInt(6))) {
            for (int round = 0; round < 3; round++) {
                outcomes(random).forEach(outcome -> kept.put(outcome, file.keep(outcome)));
                List<KeyOutcome> wanted = new ArrayList<>(kept.keySet());
                Collections.shuffle(wanted, random);
                for (KeyOutcome outcome : wanted.subList(0, round == 2 ? wanted.size() : wanted.size() / 2)) {
                    KeyOutcome back =
                            Objects.requireNonNull(kept.remove(outcome)).get();
                    assertThat(back).isEqualTo(outcome);
                    Outcomes.assertSameProvenance(back, outcome);
                }
            }
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void aThreadThatIsInterruptedGoesOn() {
        List<KeyOutcome> outcomes = outcomes(new Random(1));
        try (OutcomeFile file = new OutcomeFile(0)) {
            Thread.currentThread().interrupt();
            List<Supplier<KeyOutcome>> kept = outcomes.stream().map(file::keep).toList();

            assertThat(kept.stream().map(Supplier::get).toList()).isEqualTo(outcomes);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
