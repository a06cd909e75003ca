package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceAccessTest {
    private static final String CHARACTERS = "ab.:-* é";

    @Test
    void readsItsTextForm() {
        assertThat(ResourceAccess.parse("accounts.self:write"))
                .isEqualTo(new ResourceAccess("accounts.self", Access.WRITE));
    }

    @Test
    void whateverIsPrintedIsReadBack() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder resource = new StringBuilder("r");
            for (int length = random.nextInt(12); length > 0; length--) {
                resource.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            Access access = random.nextBoolean() ? Access.READ : Access.WRITE;
            ResourceAccess printed = new ResourceAccess(resource.toString(), access);
            assertThat(ResourceAccess.parse(printed.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(printed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files",
                "files:",
                "files:admin",
                "files:Read",
                "files:read ",
                ":read",
                " :read",
                "read",
                "files:read:"
            })
    void refusesWhatIsNotAnAccess(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResourceAccess.parse(text));
    }

    @Test
    void saysWhatWasExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResourceAccess.parse("files:admin"))
                .withMessage("\"files:admin\" is not of the form RESOURCE:read or RESOURCE:write");
    }

    @Test
    void aResourceNeedsAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceAccess(" ", Access.READ));
        assertThatIllegalArgumentException().isThrownBy(() -> new Permission("", Grant.DENIED, Grant.DENIED));
    }

    @Test
    void aPairHoldsItsGrantsApart() {
        Permission permission = new Permission("files", Grant.DENIED, Grant.GRANTED);
        assertThat(permission.grant(Access.READ)).isEqualTo(Grant.DENIED);
        assertThat(permission.grant(Access.WRITE)).isEqualTo(Grant.GRANTED);
        assertThat(Permission.unknown("files")).isEqualTo(new Permission("files", Grant.UNKNOWN, Grant.UNKNOWN));
    }
}
