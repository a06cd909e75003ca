package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTest {
    @Test
    void noneIsToldAndIsNotUntold() {
        assertThat(Fact.known(1).reported()).isTrue();
        assertThat(Fact.none().reported()).isTrue();
        assertThat(Fact.unknown().reported()).isFalse();
        assertThat(Fact.<Integer>none()).isNotEqualTo(Fact.<Integer>unknown());
    }

    @Test
    void onlyAKnownFactHasAValue() {
        assertThat(Fact.known(1).toOptional()).contains(1);
        assertThat(Fact.none().toOptional()).isEmpty();
        assertThat(Fact.unknown().toOptional()).isEmpty();
    }

    @Test
    void aMissingValueMeansNoneOrUntoldAsTheServiceHasIt() {
        assertThat(Fact.knownOrNone(Optional.of(1))).isEqualTo(Fact.known(1));
        assertThat(Fact.knownOrUnknown(Optional.of(1))).isEqualTo(Fact.known(1));
        assertThat(Fact.knownOrNone(Optional.empty())).isEqualTo(Fact.none());
        assertThat(Fact.knownOrUnknown(Optional.empty())).isEqualTo(Fact.unknown());
    }

    @Test
    void mappingChangesTheValueOnly() {
        assertThat(Fact.known(1).map(value -> "v" + value)).isEqualTo(Fact.known("v1"));
        assertThat(Fact.<Integer>none().map(value -> "v" + value)).isEqualTo(Fact.none());
        assertThat(Fact.<Integer>unknown().map(value -> "v" + value)).isEqualTo(Fact.unknown());
    }

    @Test
    void aServiceThatTellsNothingTellsNoAttribute() {
        KeyAttributes attributes = KeyAttributes.unknown();
        assertThat(new Fact<?>[] {
                    attributes.id(),
                    attributes.label(),
                    attributes.hint(),
                    attributes.owner(),
                    attributes.createdAt(),
                    attributes.lastUsedAt(),
                    attributes.expiresAt()
                })
                .containsOnly(Fact.unknown());
    }
}
