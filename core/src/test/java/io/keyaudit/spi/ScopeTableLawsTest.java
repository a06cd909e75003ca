package io.keyaudit.spi;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;
import static io.keyaudit.Grant.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.AccessGrant;
import io.keyaudit.PermissionSet;
import io.keyaudit.Provenance;
import io.keyaudit.Provenance.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every table and every answer. More seeds: {@code -Dkeyaudit.seeds=100000}. */
class ScopeTableLawsTest {
    private static final int BATCH = 500;

    /** The first seed of each batch. */
    static LongStream seeds() {
        return LongStream.iterate(0, seed -> seed < Long.getLong("keyaudit.seeds", 2_000), seed -> seed + BATCH);
    }

    private interface Law {
        void check(RandomTable random, String seed);
    }

    private static void forBatch(long first, Law law) {
        for (long seed = first; seed < first + BATCH; seed++) {
            law.check(new RandomTable(seed), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreInAnAnswerNeverTakesAGrantAway(long first) {
        forBatch(first, (random, seed) -> {
            ScopeAnswer.Builder answer = random.answer();
            PermissionSet less = random.table.resolve(answer.build()).permissions();
            PermissionSet more =
                    random.table.resolve(answer.held(random.scope()).build()).permissions();
            assertThat(less.accesses().filter(access -> access.grant() == GRANTED))
                    .as(seed)
                    .allMatch(access -> more.grant(access.access()) == GRANTED);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneMoreScopeNeverTurnsUnknownIntoDenied(long first) {
        forBatch(first, (random, seed) -> {
            List<String> scopes = random.scopes();
            PermissionSet less = random.table.resolve(scopes).permissions();
            PermissionSet more =
                    random.table.resolve(with(scopes, random.scope())).permissions();
            assertThat(less.accesses().filter(access -> access.grant() == UNKNOWN))
                    .as(seed)
                    .noneMatch(access -> more.grant(access.access()) == DENIED);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anUnrecognizedScopeGrantsNothing(long first) {
        forBatch(first, (random, seed) -> {
            List<String> scopes = random.scopes();
            String stranger = random.stranger();
            ScopeResolution without = random.table.resolve(scopes);
            ScopeResolution with = random.table.resolve(with(scopes, stranger));
            if (random.table.scope(stranger).isEmpty()) {
                assertThat(with.unrecognized()).as(seed).contains(stranger);
                assertThat(granted(with.permissions())).as(seed).isEqualTo(granted(without.permissions()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatAScopeImpliesAddsNothingToIt(long first) {
        forBatch(first, (random, seed) -> {
            List<String> scopes = random.scopes();
            Set<String> closed = new TreeSet<>(scopes);
            scopes.forEach(scope -> random.table.scope(scope).ifPresent(info -> closed.addAll(info.implies())));
            assertThat(random.table.resolve(closed).permissions())
                    .as(seed)
                    .isEqualTo(random.table.resolve(scopes).permissions());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfScopesDoesNotMatter(long first) {
        forBatch(first, (random, seed) -> {
            List<String> scopes = new ArrayList<>(random.scopes());
            PermissionSet before = random.table.resolve(scopes).permissions();
            Collections.reverse(scopes);
            assertThat(random.table.resolve(scopes).permissions()).as(seed).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotAnsweredIsNeverDenied(long first) {
        forBatch(first, (random, seed) -> {
            ScopeAnswer silent = ScopeAnswer.builder().build();
            PermissionSet nothing = random.table.resolve(silent).permissions();
            assertThat(nothing.withGrant(DENIED)).as(seed).isEmpty();
            String scope = random.knownScope();
            ScopeAnswer oneFlag = ScopeAnswer.builder().notHeld(scope).build();
            PermissionSet denied = random.table.resolve(oneFlag).permissions();
            random.table.scopes().stream()
                    .filter(info -> !info.name().equals(scope)
                            && !random.table
                                    .scope(scope)
                                    .orElseThrow()
                                    .implies()
                                    .contains(info.name()))
                    .forEach(info ->
                            assertThat(info.grants()).as(seed).noneMatch(access -> denied.grant(access) == DENIED));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyResourceIsListedAndEveryAccessHasAReason(long first) {
        forBatch(first, (random, seed) -> {
            ScopeAnswer answer = random.answer().build();
            PermissionSet permissions = random.table.resolve(answer).permissions();
            assertThat(random.table.resources()).as(seed).allMatch(resource -> permissions.lists(resource.name()));
            for (AccessGrant access : permissions.accesses().toList()) {
                Provenance provenance = permissions.provenance(access.access()).orElseThrow();
                assertThat(provenance.cause().grant()).as("%s %s", seed, access).isEqualTo(access.grant());
                if (Set.of(Cause.SCOPE, Cause.UNRECOGNIZED, Cause.UNCLEAR, Cause.READ_ONLY)
                        .contains(provenance.cause())) {
                    assertThat(provenance.sources())
                            .as("%s %s", seed, access)
                            .isNotEmpty()
                            .allMatch(source -> answer.held.containsKey(source.scope()));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutTheScopesThatGrantItAnAccessIsNotGranted(long first) {
        forBatch(first, (random, seed) -> {
            List<String> scopes = random.scopes();
            PermissionSet permissions = random.table.resolve(scopes).permissions();
            for (AccessGrant access : permissions.accesses().toList()) {
                Provenance provenance = permissions.provenance(access.access()).orElseThrow();
                if (provenance.cause() == Cause.SCOPE) {
                    List<String> left = new ArrayList<>(scopes);
                    provenance.sources().forEach(source -> left.remove(source.scope()));
                    assertThat(random.table.resolve(left).permissions().grant(access.access()))
                            .as("%s %s", seed, access)
                            .isNotEqualTo(GRANTED);
                }
            }
        });
    }

    private static List<AccessGrant> granted(PermissionSet permissions) {
        return permissions
                .accesses()
                .filter(access -> access.grant() == GRANTED)
                .toList();
    }

    private static List<String> with(List<String> scopes, String scope) {
        List<String> more = new ArrayList<>(scopes);
        more.add(scope);
        return more;
    }
}
