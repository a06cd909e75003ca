package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeyAttributesTest {
    @Test
    void eachFactIsSetByItsOwnMethodAndNoOther() throws ReflectiveOperationException {
        List<Method> setters = Arrays.stream(KeyAttributes.class.getMethods())
                .filter(method -> method.getName().startsWith("with"))
                .filter(method -> method.getParameterTypes()[0] == Fact.class)
                .toList();
        assertThat(setters).hasSize(12);
        for (Method setter : setters) {
            Object changed = setter.invoke(KeyAttributes.unknown(), Fact.none());
            for (Method other : setters) {
                Method getter = KeyAttributes.class.getMethod(getter(other));
                Fact<?> expected = other.equals(setter) ? Fact.none() : Fact.unknown();
                assertThat(getter.invoke(changed))
                        .as("%s after %s", getter, setter)
                        .isEqualTo(expected);
            }
        }
    }

    private static String getter(Method setter) {
        String name = setter.getName().substring("with".length());
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    @Test
    void lapsesAreSortedByTime() {
        Lapse late = new Lapse(Instant.ofEpochSecond(20), "the key", "unused");
        Lapse early = new Lapse(Instant.ofEpochSecond(10), "trading", "no address list");
        assertThat(KeyAttributes.unknown().withLapses(List.of(late, early)).lapses())
                .containsExactly(early, late);
    }

    @Test
    void equalFactsMakeEqualAttributes() {
        KeyAttributes one = KeyAttributes.unknown().withLabel(Fact.known("bot"));
        assertThat(one)
                .isEqualTo(KeyAttributes.unknown().withLabel(Fact.known("bot")))
                .hasSameHashCodeAs(KeyAttributes.unknown().withLabel(Fact.known("bot")))
                .isNotEqualTo(KeyAttributes.unknown());
    }
}
