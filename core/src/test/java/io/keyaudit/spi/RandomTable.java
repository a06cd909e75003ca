package io.keyaudit.spi;

import io.keyaudit.Grant;
import io.keyaudit.Sensitivity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A table with all that the language has, and answers to it, from a seed. */
final class RandomTable {
    private static final AccessInfo PLAIN = AccessInfo.of("", Sensitivity.LOW);
    private static final List<String> WAYS = List.of("read", "write", "rw");
    private static final List<String> STRANGERS = List.of(
            "r1:admin",
            "S1",
            " s2",
            "root",
            "",
            "*:x",
            "r2.part:read",
            "new:read",
            "see_r1",
            "see_new",
            "\u0455\u0456");

    private final Random random;
    private final List<String> resources = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    final ScopeTable table;

    RandomTable(long seed) {
        this.random = new Random(seed);
        ScopeTableBuilder builder = ScopeTable.builder();
        for (int i = 0; i <= 1 + random.nextInt(6); i++) {
            resources.add("r" + i);
            builder.resource("r" + i, PLAIN, PLAIN);
        }
        int scopes = 1 + random.nextInt(8);
        for (int i = 0; i < scopes; i++) {
            names.add(random.nextBoolean() ? "s" + i : any(resources) + ":v" + i);
        }
        names.forEach(name -> builder.scope(name, row()));
        if (random.nextBoolean()) {
            builder.rule(ScopeRule.of("{verb}_{subject}")
                    .reads("see")
                    .readsAndWrites("change")
                    .subject(resources.get(0), resources.get(0)));
            names.add("see_r0");
            names.add("change_r0");
        }
        if (random.nextBoolean()) {
            builder.always(access());
        }
        if (random.nextBoolean()) {
            builder.denialUnproven(access());
        }
        if (random.nextInt(3) == 0) {
            builder.catchAll(any(resources));
        } else if (random.nextBoolean()) {
            builder.newSubjectsApart();
        }
        resources.forEach(resource -> builder.neverReported(random.nextInt(9) == 0 ? resource + ":rw" : access()));
        table = complete(builder);
    }

    /** Every resource needs a scope that grants it. */
    private ScopeTable complete(ScopeTableBuilder builder) {
        names.add("all");
        return builder.scope("all", ScopeRow.of("").grants("*:read").unclear("*:write"))
                .build();
    }

    private ScopeRow row() {
        ScopeRow row = ScopeRow.of("").noAccess();
        if (random.nextInt(12) == 0) {
            row = row.unrestricted();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            row = row.grants(access());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            row = row.implies(any(names));
        }
        return random.nextInt(3) == 0 ? row.unclear(access()) : row;
    }

    private String access() {
        return any(resources) + ":" + any(WAYS);
    }

    /** Returns scopes of the table, and others, at least one. */
    List<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            scopes.add(scope());
        }
        return List.copyOf(scopes);
    }

    String scope() {
        return any(random.nextInt(3) == 0 ? STRANGERS : names);
    }

    String knownScope() {
        return any(names);
    }

    String stranger() {
        return any(STRANGERS);
    }

    /** Returns an answer of any kind, open to more. */
    ScopeAnswer.Builder answer() {
        ScopeAnswer.Builder answer = ScopeAnswer.builder();
        if (random.nextBoolean()) {
            answer.list(random.nextBoolean() ? "" : "s", scopes(), any(List.of(Grant.values())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            answer.flag(scope(), random.nextBoolean());
        }
        return answer;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
