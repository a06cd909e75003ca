package io.keyaudit.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.StubProvider;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
    private static final String HERE = Providers.origin(StubProvider.reading());
    private static final String ASKED = "io.keyaudit.providers.ProvidersTest$Asked in " + HERE;
    private final StubProvider stub = StubProvider.reading();

    /** A provider that is asked who and what it is. */
    private record Asked(Supplier<String> name, Supplier<ProviderDescription> description)
            implements PermissionProvider {
        @Override
        public String id() {
            return name.get();
        }

        @Override
        public ProviderDescription describe() {
            return description.get();
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void areSortedById() {
        Asked b = new Asked(() -> "b", stub::describe);
        Asked z9 = new Asked(() -> "z-9", stub::describe);
        Providers providers = Providers.of(z9, stub, b);
        assertThat(providers.all()).containsExactly(b, stub, z9);
        assertThat(providers.find("z-9")).contains(z9);
        assertThat(providers.find("z")).isEmpty();
        assertThat(providers.problems()).isEmpty();
    }

    @Test
    void ofTwoWithOneIdNeitherIsUsed() {
        Asked b = new Asked(() -> "b", stub::describe);
        Providers providers = Providers.of(stub, new Asked(() -> "stub", stub::describe), b);
        assertThat(providers.all()).containsExactly(b);
        assertThat(providers.find("stub")).isEmpty();
        assertThat(providers.problems())
                .containsExactly("several providers have the id \"stub\", so none of them is used: "
                        + "io.keyaudit.audit.StubProvider in " + HERE + ", " + ASKED + "; remove all but one");
    }

    @Test
    void oneThatFailsToSayItsIdStopsNoOther() {
        Providers providers = Providers.of(
                new Asked(
                        () -> {
                            throw new StackOverflowError("some detail");
                        },
                        stub::describe),
                stub);
        assertThat(providers.all()).containsExactly(stub);
        assertThat(providers.problems())
                .containsExactly("provider " + ASKED
                        + " cannot be used: asked what it is, it failed with java.lang.StackOverflowError");
    }

    @Test
    void oneThatFailsToDescribeItselfStopsNoOther() {
        Providers providers = Providers.of(
                new Asked(() -> "broken", () -> {
                    throw new IllegalStateException("some detail");
                }),
                stub);
        assertThat(providers.all()).containsExactly(stub);
        assertThat(providers.problems())
                .containsExactly("provider " + ASKED + " (\"broken\") cannot be used: asked what it is, it failed with "
                        + "java.lang.IllegalStateException");
    }

    @Test
    @SuppressWarnings("NullAway")
    void oneThatSaysNothingStopsNoOther() {
        Providers providers =
                Providers.of(new Asked(() -> null, stub::describe), new Asked(() -> "mute", () -> null), stub);
        assertThat(providers.all()).containsExactly(stub);
        assertThat(providers.problems()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Stub", "a b", "a/b", "a_b", "é"})
    void anIdIsLowerCaseLettersDigitsAndHyphens(String id) {
        Providers providers = Providers.of(new Asked(() -> id, stub::describe));
        assertThat(providers.all()).isEmpty();
        assertThat(providers.problems())
                .containsExactly("provider " + ASKED + " cannot be used: its id is \"" + id
                        + "\", not lower-case letters, digits and hyphens");
    }
}
