package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTest {
    @Test
    void noneIsToldAndIsNotUntold() {
        assertThat(Fact.known(1).told()).isTrue();
        assertThat(Fact.none().told()).isTrue();
        assertThat(Fact.untold().told()).isFalse();
        assertThat(Fact.<Integer>none()).isNotEqualTo(Fact.<Integer>untold());
    }

    @Test
    void onlyAKnownFactHasAValue() {
        assertThat(Fact.known(1).toOptional()).contains(1);
        assertThat(Fact.none().toOptional()).isEmpty();
        assertThat(Fact.untold().toOptional()).isEmpty();
    }

    @Test
    void aMissingValueMeansNoneOrUntoldAsTheServiceHasIt() {
        assertThat(Fact.knownOrNone(Optional.of(1))).isEqualTo(Fact.known(1));
        assertThat(Fact.knownOrUntold(Optional.of(1))).isEqualTo(Fact.known(1));
        assertThat(Fact.knownOrNone(Optional.empty())).isEqualTo(Fact.none());
        assertThat(Fact.knownOrUntold(Optional.empty())).isEqualTo(Fact.untold());
    }

    @Test
    void mappingChangesTheValueOnly() {
        assertThat(Fact.known(1).map(value -> "v" + value)).isEqualTo(Fact.known("v1"));
        assertThat(Fact.<Integer>none().map(value -> "v" + value)).isEqualTo(Fact.none());
        assertThat(Fact.<Integer>untold().map(value -> "v" + value)).isEqualTo(Fact.untold());
    }

    @Test
    void aServiceThatTellsNothingTellsNoAttribute() {
        KeyAttributes attributes = KeyAttributes.untold();
        assertThat(new Fact<?>[] {
                    attributes.id(),
                    attributes.label(),
                    attributes.hint(),
                    attributes.owner(),
                    attributes.createdAt(),
                    attributes.lastUsedAt(),
                    attributes.expiresAt()
                })
                .containsOnly(Fact.untold());
    }
}
