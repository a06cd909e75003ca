package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private final Secret secret = Secret.of("sk-0123456789");

    @Test
    void showsNothingOfItself() {
        assertThat(secret).hasToString("***");
        assertThat(secret.hashCode()).isEqualTo(Secret.of("another").hashCode());
    }

    @Test
    void revealsExactlyWhatItHolds() {
        assertThat(secret.reveal()).isEqualTo("sk-0123456789");
        assertThat(Secret.of("clé-\u20ac-\uD83D\uDD11").reveal()).isEqualTo("clé-\u20ac-\uD83D\uDD11");
    }

    @Test
    void leavesOutTheWhiteSpaceAroundIt() {
        assertThat(Secret.of(" \tsk-01 23\r\n").reveal()).isEqualTo("sk-01 23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t"})
    void isNeverEmpty(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(value));
    }

    @Test
    @SuppressWarnings("NullAway")
    void isNeverNullAsAnUnsetVariableIs() {
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null)).withMessage("a secret must not be null");
    }

    @Test
    void comesFromTheEnvironmentOrNamesTheVariableThatIsMissing() {
        assertThat(Secret.env("PATH")).isEqualTo(Secret.of(System.getenv("PATH")));
        assertThatIllegalStateException()
                .isThrownBy(() -> Secret.env("KEYAUDIT_NO_SUCH_VARIABLE"))
                .withMessage("the environment variable KEYAUDIT_NO_SUCH_VARIABLE is not set; set it to the secret");
    }

    @Test
    void equalsOneThatHoldsTheSame() {
        assertThat(secret)
                .isEqualTo(Secret.of("sk-0123456789 "))
                .isNotEqualTo(Secret.of("sk-0123456780"))
                .isNotEqualTo(Secret.of("sk-012345678"))
                .isNotEqualTo("sk-0123456789");
    }

    @Test
    void isGoneOnceWiped() {
        secret.wipe();
        assertThatIllegalStateException().isThrownBy(secret::reveal).withMessage("this secret was wiped");
        assertThat(secret).hasToString("***");
    }

    @Test
    void leavesNothingInMemoryOnceWiped() throws ReflectiveOperationException {
        Field bytes = Secret.class.getDeclaredField("utf8");
        bytes.setAccessible(true);
        secret.wipe();
        assertThat((byte[]) bytes.get(secret)).containsOnly(0);
    }

    @Test
    void equalsItselfOnlyOnceWiped() {
        Secret other = Secret.of("sk-9876543210");
        Secret zeros = Secret.of("\0".repeat(13));
        secret.wipe();
        assertThat(secret.equals(zeros)).isFalse();
        assertThat(zeros.equals(secret)).isFalse();
        other.wipe();
        assertThat(secret.equals(other)).isFalse();
        assertThat(List.of(secret)).contains(secret);
    }

    @Test
    void hasNothingForASerializerToFind() {
        assertThat(secret).isNotInstanceOf(Serializable.class);
        assertThat(Arrays.stream(Secret.class.getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .map(Method::getName))
                .noneMatch(name -> name.startsWith("get") || name.startsWith("is"));
        assertThat(Secret.class.getFields()).isEmpty();
    }
}
