package io.keyaudit.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.StubProvider;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void thoseOfASourceAreDescribedOnceWhenNeeded() {
        AtomicInteger asked = new AtomicInteger();
        Asked lazy = new Asked(() -> "lazy", () -> {
            asked.incrementAndGet();
            return stub.describe();
        });
        Providers providers = Providers.of(() -> List.of(lazy, stub));
        assertThat(providers.ids()).containsExactly("lazy", "stub");
        assertThat(providers.problems()).isEmpty();
        assertThat(asked).hasValue(0);
        assertThat(providers.description("lazy")).isPresent();
        assertThat(providers.and(Providers.of()).find("lazy")).contains(lazy);
        assertThat(providers.find("lazy")).contains(lazy);
        // Once for each of the two that know it.
        assertThat(asked).hasValue(2);
    }

    @Test
    void oneOfASourceThatFailsToDescribeItselfIsNoLongerUsed() {
        Asked broken = new Asked(() -> "broken", () -> {
            throw new IllegalStateException("some detail");
        });
        Providers providers = Providers.of(() -> List.of(broken, stub));
        assertThat(providers.ids()).containsExactly("broken", "stub");
        assertThat(providers.all()).containsExactly(stub);
        assertThat(providers.find("broken")).isEmpty();
        assertThat(providers.ids()).containsExactly("stub");
        String problem = "provider " + ASKED + " (\"broken\") cannot be used: asked what it is, it failed with "
                + "java.lang.IllegalStateException";
        assertThat(providers.problems()).containsExactly(problem);
        assertThat(providers.missing("broken")).isEqualTo(problem);
    }
}
