package io.keyaudit.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.FakeProvider;
import io.keyaudit.policy.AccessPattern;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.yaml.InvalidFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back as it was; however it is damaged, it is read or refused, and nothing else happens. */
class PolicyFilePropertiesTest {
    private static final int POLICIES_PER_SEED = 5;
    private static final String SYNTAX = "\"\\'{}[]:,&*!|>%@`?-#~<= \n\t";

    @TempDir
    private Path folder;

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 20);
    }

    private static byte[] written(Policy policy) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PolicyFile.write(policy, out);
        return out.toByteArray();
    }

    private Policy read(byte[] content) throws IOException, InvalidFileException {
        return PolicyFile.read(Files.write(folder.resolve("policy.yaml"), content), FakeProvider.INSTALLED)
                .policy();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWrittenPolicyReadsBack(long seed) throws Exception {
        PolicyGenerator policies = new PolicyGenerator(new Random(seed));
        for (int count = 0; count < POLICIES_PER_SEED; count++) {
            Policy policy = policies.policy();
            assertThat(read(written(policy))).isEqualTo(policy);
        }
    }

    @Test
    void everyKindOfExpectationAndPatternIsWrittenAndReadBack() {
        PolicyGenerator policies = new PolicyGenerator(new Random(1));
        Set<Class<?>> seen = new HashSet<>();
        for (int count = 0; count < 200; count++) {
            for (Rule rule : policies.policy().rules()) {
                rule.expect().forEach(expectation -> seen.add(expectation.getClass()));
                Stream.of(
                                rule.allowOnly().orElse(List.of()),
                                rule.forbid(),
                                rule.require(),
                                rule.when().can())
                        .flatMap(List::stream)
                        .forEach(pattern -> seen.add(pattern.getClass()));
            }
        }

        assertThat(seen)
                .contains(Expectation.class.getPermittedSubclasses())
                .contains(AccessPattern.class.getPermittedSubclasses());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedFilesAreReadOrRefused(long seed) throws Exception {
        Random random = new Random(seed);
        PolicyGenerator policies = new PolicyGenerator(random);
        for (int count = 0; count < POLICIES_PER_SEED; count++) {
            StringBuilder text = new StringBuilder(new String(written(policies.policy()), StandardCharsets.UTF_8));
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                int place = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(place, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
                } else {
                    text.deleteCharAt(place);
                }
            }
            try {
                assertThat(read(text.toString().getBytes(StandardCharsets.UTF_8))
                                .rules())
                        .isNotEmpty();
            } catch (InvalidFileException invalid) {
                assertThat(invalid.problems()).isNotEmpty();
            }
        }
    }
}
