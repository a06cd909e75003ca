package io.keyaudit.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.RuleDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the drift between any two audits. */
class DriftLawsTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final List<String> RESOURCES = List.of("critical", "high", "low", "moderate", "other");
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.key().orElse(""))
            .thenComparing(finding -> finding.rule().id());

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static List<KeyRecord> audit(Random random, Grant... grants) {
        List<KeyRecord> records = new ArrayList<>();
        for (String name : NAMES) {
            if (random.nextInt(5) > 0) {
                KeyRecord read = key(random, grants).read(name);
                records.add(
                        random.nextInt(6) > 0
                                ? read
                                : new KeyRecord(
                                        name, read.provider(), read.endpoint(), Optional.empty(), new TreeMap<>()));
            }
        }
        Collections.shuffle(records, random);
        return records;
    }

    private static RecordedKey key(Random random, Grant... grants) {
        List<String> listed = new ArrayList<>(RESOURCES);
        if (List.of(grants).contains(Grant.UNKNOWN)) {
            listed.removeIf(resource -> random.nextInt(4) == 0);
        }
        PermissionSet permissions = random.nextInt(6) == 0
                ? PermissionSet.unrestricted(listed)
                : PermissionSet.of(listed.stream()
                        .map(resource -> new Permission(resource, any(random, grants), any(random, grants)))
                        .toList());
        RecordedKey plain = RecordedKey.PLAIN;
        return new RecordedKey(
                any(random, "bank", "bank", "shop"),
                any(random, plain.endpoint(), "https://other.example"),
                any(random, KeyState.values()),
                permissions,
                random.nextBoolean() ? List.of() : List.of(any(random, "new:read", "new:write")),
                any(random, Fact.known("1"), Fact.known("2"), Fact.unknown()),
                any(random, Fact.known("***1"), Fact.known("***2"), Fact.none(), Fact.unknown()),
                any(random, Fact.known("ann"), Fact.known("bob"), Fact.unknown()),
                any(random, Fact.known(Instant.EPOCH), Fact.unknown()),
                any(random, Fact.known(Instant.EPOCH), Fact.known(RecordedKey.DAY), Fact.none(), Fact.unknown()),
                any(random, Fact.known(true), Fact.known(false), Fact.unknown()));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... all) {
        return all[random.nextInt(all.length)];
    }

    private static List<Finding> drift(List<KeyRecord> earlier, List<KeyRecord> later) {
        return Drift.between(Baseline.of(earlier), Baseline.of(later), BankProvider.INSTALLED);
    }

    private static List<String> messages(List<Finding> findings, RuleDescription rule, String verb) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> finding.key().orElse("") + finding.message().replaceFirst("^" + verb, ""))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingDriftsBetweenEqualAuditsButWhatWasNeverRead(long seed) {
        List<KeyRecord> audit = audit(new Random(seed), Grant.values());
        List<String> unread = audit.stream()
                .filter(record -> record.reading().isEmpty())
                .map(KeyRecord::name)
                .sorted()
                .toList();
        assertThat(drift(audit, List.copyOf(audit)))
                .allMatch(finding -> finding.status() == FindingStatus.INCONCLUSIVE)
                .extracting(finding -> finding.key().orElseThrow())
                .isEqualTo(unread);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsGainedOneWayIsLostTheOther(long seed) {
        Random random = new Random(seed);
        KeyRecord one = certain(random);
        KeyRecord other = certain(random);
        List<Finding> there = drift(List.of(one), List.of(other));
        List<Finding> back = drift(List.of(other), List.of(one));

        assertThat(messages(there, DriftRules.ACCESS_GAINED, "gained "))
                .isEqualTo(messages(back, DriftRules.ACCESS_LOST, "lost "));
        assertThat(messages(there, DriftRules.ACCESS_LOST, "lost "))
                .isEqualTo(messages(back, DriftRules.ACCESS_GAINED, "gained "));
    }

    private static KeyRecord certain(Random random) {
        RecordedKey key = key(random, Grant.GRANTED, Grant.DENIED);
        return new RecordedKey(
                        "bank",
                        key.endpoint(),
                        key.state(),
                        key.permissions(),
                        List.of(),
                        key.id(),
                        key.hint(),
                        key.owner(),
                        key.created(),
                        key.expires(),
                        Fact.known(random.nextBoolean()))
                .read();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findingsAreSortedAndNoTwoAreForOneRuleAndKey(long seed) {
        Random random = new Random(seed);
        List<Finding> found = drift(audit(random, Grant.values()), audit(random, Grant.values()));

        assertThat(found).isSortedAccordingTo(ORDER);
        assertThat(found.stream()
                        .map(finding ->
                                finding.key().orElse("") + " " + finding.rule().id()))
                .doesNotHaveDuplicates();
        assertThat(found).allSatisfy(finding -> assertThat(finding.severity()).isNotEqualTo(Severity.INFO));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfKeysDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<KeyRecord> earlier = audit(random, Grant.values());
        List<KeyRecord> later = audit(random, Grant.values());
        List<Finding> found = drift(earlier, later);
        Collections.shuffle(earlier, random);
        Collections.shuffle(later, random);

        assertThat(drift(earlier, later)).isEqualTo(found);
    }

    /** The promise: what a key can do now and was not certain to be able to do before is never passed over. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noGainGoesUnsaid(long seed) {
        Random random = new Random(seed);
        KeyRecord before = key(random, Grant.values()).read();
        KeyRecord now = key(random, Grant.values()).read();
        PermissionSet could = before.reading().orElseThrow().permissions();
        PermissionSet can = now.reading().orElseThrow().permissions();
        boolean granted =
                can.withGrant(Grant.GRANTED).stream().anyMatch(access -> could.grant(access) != Grant.GRANTED);
        Optional<Finding> gained = drift(List.of(before), List.of(now)).stream()
                .filter(finding -> finding.rule().equals(DriftRules.ACCESS_GAINED))
                .findFirst();

        if (granted || (can.unrestricted() && !could.unrestricted())) {
            assertThat(gained.map(Finding::status)).contains(FindingStatus.OPEN);
        }
        if (can.withGrant(Grant.UNKNOWN).stream().anyMatch(access -> could.grant(access) == Grant.DENIED)
                && Objects.equals(before.provider(), now.provider())) {
            assertThat(gained).isPresent();
        }
    }
}
