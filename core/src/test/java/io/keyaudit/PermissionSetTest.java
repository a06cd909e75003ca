package io.keyaudit;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;
import static io.keyaudit.Grant.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermissionSetTest {
    private static final Permission READS_FILES = new Permission("files", GRANTED, DENIED);
    private static final Permission NO_ROOMS = new Permission("rooms", DENIED, DENIED);
    private static final Permission WRITES_ROOMS = new Permission("rooms", UNKNOWN, GRANTED);

    private final PermissionSet set = PermissionSet.of(List.of(WRITES_ROOMS, READS_FILES));

    @Test
    void listsItsPairsSorted() {
        assertThat(set.permissions()).containsExactly(READS_FILES, WRITES_ROOMS);
        assertThat(set.lists("rooms")).isTrue();
        assertThat(set.lists("groups")).isFalse();
    }

    @Test
    void tellsEachAccessOfAListedResource() {
        assertThat(set.grant("files", Access.READ)).isEqualTo(GRANTED);
        assertThat(set.grant("files", Access.WRITE)).isEqualTo(DENIED);
        assertThat(set.grant(ResourceAccess.parse("rooms:read"))).isEqualTo(UNKNOWN);
        assertThat(set.grant(ResourceAccess.parse("rooms:write"))).isEqualTo(GRANTED);
    }

    @Test
    void neverGuessesAboutAResourceItHasNotHeardOf() {
        assertThat(set.grant("groups", Access.READ)).isEqualTo(UNKNOWN);
        assertThat(PermissionSet.of(List.of()).grant("files", Access.WRITE)).isEqualTo(UNKNOWN);
    }

    @Test
    void fullAccessCoversResourcesThatDoNotExistYet() {
        PermissionSet full = PermissionSet.unrestricted(List.of("files"));
        assertThat(full.unrestricted()).isTrue();
        assertThat(full.permissions()).containsExactly(new Permission("files", GRANTED, GRANTED));
        assertThat(full.grant("not-invented-yet", Access.WRITE)).isEqualTo(GRANTED);
        assertThat(set.unrestricted()).isFalse();
    }

    @Test
    void refusesTwoPairsForOneResource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermissionSet.of(List.of(WRITES_ROOMS, NO_ROOMS)))
                .withMessage("two pairs for resource \"rooms\"");
    }

    @Test
    void findsAccessesByGrantSorted() {
        assertThat(set.withGrant(GRANTED))
                .containsExactly(ResourceAccess.parse("files:read"), ResourceAccess.parse("rooms:write"));
        assertThat(set.withGrant(DENIED)).containsExactly(ResourceAccess.parse("files:write"));
        assertThat(set.withGrant(UNKNOWN)).containsExactly(ResourceAccess.parse("rooms:read"));
    }

    @Test
    void streamsEveryAccessWithItsGrant() {
        assertThat(set.accesses())
                .extracting(access -> access.access() + " " + access.grant().text())
                .containsExactly(
                        "files:read granted", "files:write denied", "rooms:read unknown", "rooms:write granted");
    }

    @Test
    void equalsASetOfAnotherProvenance() {
        Provenance fullAccess = Provenance.of(Provenance.Cause.FULL_ACCESS);
        PermissionSet known = set.withProvenance(access -> Optional.of(fullAccess));
        ResourceAccess reading = ResourceAccess.parse("files:read");
        assertThat(known).isEqualTo(set).hasSameHashCodeAs(set).hasToString(set.toString());
        assertThat(known.provenance(reading)).contains(fullAccess);
        assertThat(set.provenance(reading)).isEmpty();
    }

    @Test
    void equalsASetOfTheSamePairsAndReach() {
        assertThat(set)
                .isEqualTo(PermissionSet.of(List.of(READS_FILES, WRITES_ROOMS)))
                .hasSameHashCodeAs(PermissionSet.of(List.of(READS_FILES, WRITES_ROOMS)))
                .isNotEqualTo(PermissionSet.of(List.of(READS_FILES)))
                .isNotEqualTo("files r-, rooms ?w");
        PermissionSet full = PermissionSet.unrestricted(List.of("files"));
        assertThat(full)
                .isNotEqualTo(PermissionSet.of(full.permissions()))
                .doesNotHaveSameHashCodeAs(PermissionSet.of(full.permissions()));
    }

    @Test
    void isShortForPeople() {
        assertThat(set).hasToString("files r-, rooms ?w");
        assertThat(PermissionSet.unrestricted(List.of("files"))).hasToString("unrestricted: files rw");
    }

    @Test
    void doesNotChange() {
        List<Permission> pairs = new ArrayList<>(List.of(READS_FILES));
        PermissionSet copy = PermissionSet.of(pairs);
        pairs.add(NO_ROOMS);
        assertThat(copy.lists("rooms")).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> copy.permissions().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> copy.withGrant(GRANTED).clear());
    }
}
