package io.keyaudit.test;

import static io.keyaudit.test.KeyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAssertTest {
    private static final KeySnapshot KEY = key(PermissionSet.of(List.of(
            new Permission("files", Grant.GRANTED, Grant.DENIED),
            new Permission("accounts", Grant.UNKNOWN, Grant.DENIED),
            new Permission("rooms", Grant.DENIED, Grant.DENIED))));

    private static KeySnapshot key(PermissionSet permissions) {
        return KeySnapshot.builder("docspace", Endpoint.parse("https://portal.example"))
                .permissions(permissions)
                .evidence(new Evidence(Evidence.Method.INTROSPECTED, List.of(), Instant.EPOCH, java.util.Map.of()))
                .build();
    }

    @Test
    void passesWhatIsProven() {
        assertThat(KEY).can("files:read").cannot("files:write", "rooms:*", "*:write");
        assertThat(key(PermissionSet.of(List.of(new Permission("files", Grant.GRANTED, Grant.DENIED)))))
                .isAtMost("files:read", "rooms:read");
    }

    @ParameterizedTest
    @CsvSource({"files:read, true", "accounts:read, false", "*:read, true"})
    void failsWhatIsGrantedAndWhatIsUnknown(String pattern, boolean certain) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(KEY).cannot(pattern))
                .satisfies(error -> certainly(error, certain));
    }

    @Test
    void failsWhatIsNeitherGrantedNorDenied() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(KEY).can("accounts:read"))
                .satisfies(error -> certainly(error, false));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(KEY).can("rooms:read"))
                .satisfies(error -> certainly(error, true));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(KEY).isAtMost("files:*"))
                .satisfies(error -> certainly(error, false));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(KEY).isAddressRestricted())
                .satisfies(error -> certainly(error, false));
    }

    @Test
    void judgesFacts() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(KEY).expiresWithin(Duration.ofDays(90)))
                .satisfies(error -> certainly(error, false));
        Instant soon = Instant.now().plus(Duration.ofDays(9));
        KeySnapshot expiring = KEY.toBuilder()
                .attributes(KeyAttributes.unknown().withExpiresAt(Fact.known(soon)))
                .build();
        assertThat(expiring).expiresWithin(Duration.ofDays(90));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(expiring).expiresWithin(Duration.ofDays(2)))
                .satisfies(error -> certainly(error, true));
    }

    @Test
    void failsForFullAccess() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(key(PermissionSet.unrestricted(List.of("files"))))
                        .isAtMost("files:*"));
    }

    @Test
    void failsForAKeyThatWasNotRead() {
        AuditTarget target = AuditTarget.builder("docs-bot", "docspace").build();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new KeyOutcome.Failed(target, FailureKind.REJECTED, "unknown key"))
                        .cannot("files:write"))
                .withMessageContainingAll("docs-bot", "rejected", "unknown key");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new KeyOutcome.NotAsked(target)).wasRead());
    }

    private static void certainly(AssertionError error, boolean certain) {
        org.assertj.core.api.Assertions.assertThat(
                        String.valueOf(error.getMessage()).startsWith("whether"))
                .isNotEqualTo(certain);
    }
}
