package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class PermissionSetLawsTest {
    private static final int SEEDS = 500;

    /** One more than any generated set lists. */
    private static final List<ResourceAccess> ACCESSES = accesses();

    @Test
    void unionIsCommutative() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            assertThat(a.union(b)).as("seed %d", seed).isEqualTo(b.union(a));
        }
    }

    @Test
    void unionIsAssociative() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            PermissionSet c = sets.any();
            assertThat(a.union(b).union(c)).as("seed %d", seed).isEqualTo(a.union(b.union(c)));
        }
    }

    @Test
    void unionIsIdempotent() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSet a = new PermissionSetGenerator(seed).any();
            assertThat(a.union(a)).as("seed %d", seed).isEqualTo(a);
        }
    }

    @Test
    void unionCoversBothWhereEverythingIsKnown() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.certain();
            PermissionSet b = sets.certain();
            assertThat(a.union(b).covers(a)).as("seed %d", seed).isTrue();
            assertThat(a.union(b).covers(b)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void unionLosesNoGrant() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet union = a.union(sets.any());
            assertThat(ACCESSES)
                    .as("seed %d", seed)
                    .filteredOn(access -> a.grant(access) == Grant.GRANTED)
                    .allMatch(access -> union.grant(access) == Grant.GRANTED);
        }
    }

    @Test
    void differenceGrantsOnlyWhatTheFirstGrantsAndTheSecondDenies() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            PermissionSet difference = a.difference(b);
            assertThat(ACCESSES)
                    .as("seed %d", seed)
                    .filteredOn(access -> difference.grant(access) == Grant.GRANTED)
                    .allMatch(access -> a.grant(access) == Grant.GRANTED && b.grant(access) == Grant.DENIED);
        }
    }

    @Test
    void differenceAndSecondTogetherCoverTheFirstWhereEverythingIsKnown() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.certain();
            PermissionSet b = sets.certain();
            if (!a.unrestricted()) {
                assertThat(a.difference(b).union(b).covers(a))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void combinedSetsListEveryResourceOfBoth() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            for (PermissionSet combined : List.of(a.union(b), a.difference(b))) {
                assertThat(PermissionSetGenerator.RESOURCES)
                        .as("seed %d", seed)
                        .allMatch(resource -> combined.lists(resource) == (a.lists(resource) || b.lists(resource)));
            }
        }
    }

    @Test
    void aSetCoversItselfWhereEverythingIsKnown() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSet a = new PermissionSetGenerator(seed).certain();
            assertThat(a.covers(a)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void coversIsTransitive() {
        int chains = 0;
        for (long seed = 0; seed < 50 * SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            PermissionSet c = sets.any();
            if (a.covers(b) && b.covers(c)) {
                chains++;
                assertThat(a.covers(c)).as("seed %d", seed).isTrue();
            }
        }
        assertThat(chains).isPositive();
    }

    @Test
    void whatIsCoveredIsNeverGrantedBeyond() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            boolean grantedBeyond = ACCESSES.stream()
                    .filter(access -> a.lists(access.resource()) || b.lists(access.resource()))
                    .anyMatch(access -> b.grant(access) != Grant.DENIED && a.grant(access) != Grant.GRANTED);
            if (a.covers(b)) {
                assertThat(grantedBeyond).as("seed %d", seed).isFalse();
            } else {
                assertThat(grantedBeyond || b.unrestricted())
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void fullAccessCoversEverything() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSet any = new PermissionSetGenerator(seed).any();
            assertThat(PermissionSet.unrestricted(List.of()).covers(any))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void knowingMoreNeverContradictsWhatAUnionWasCertainOf() {
        knowingMoreContradictsNothing(PermissionSet::union);
    }

    @Test
    void knowingMoreNeverContradictsWhatADifferenceWasCertainOf() {
        knowingMoreContradictsNothing(PermissionSet::difference);
    }

    @Test
    void knowingMoreNeverUncoversWhatWasCovered() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            boolean total = PermissionSetGenerator.RESOURCES.stream().allMatch(a::lists);
            if (total && a.covers(b)) {
                assertThat(a.covers(sets.informed(b))).as("seed %d", seed).isTrue();
            }
        }
    }

    private static void knowingMoreContradictsNothing(BinaryOperator<PermissionSet> operator) {
        for (long seed = 0; seed < SEEDS; seed++) {
            PermissionSetGenerator sets = new PermissionSetGenerator(seed);
            PermissionSet a = sets.any();
            PermissionSet b = sets.any();
            PermissionSet before = operator.apply(a, b);
            PermissionSet after = operator.apply(sets.informed(a), sets.informed(b));
            assertThat(ACCESSES)
                    .as("seed %d", seed)
                    .filteredOn(access -> before.grant(access) != Grant.UNKNOWN)
                    .allMatch(access -> after.grant(access) == before.grant(access));
        }
    }

    private static List<ResourceAccess> accesses() {
        List<String> resources = new ArrayList<>(PermissionSetGenerator.RESOURCES);
        resources.add("not-invented-yet");
        List<ResourceAccess> accesses = new ArrayList<>();
        for (String resource : resources) {
            for (Access access : Access.values()) {
                accesses.add(new ResourceAccess(resource, access));
            }
        }
        return accesses;
    }
}
