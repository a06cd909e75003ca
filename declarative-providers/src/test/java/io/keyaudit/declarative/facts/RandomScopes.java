package io.keyaudit.declarative.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Lists of scopes as keys can have them: known and unknown names, known ones in another case, empty lists and none. */
final class RandomScopes {
    private static final List<Integer> LENGTHS = List.of(1, 1, 2, 3, 5, 8, 20);

    private RandomScopes() {}

    static Optional<List<String>> next(FactTable table, Random random) {
        if (random.nextInt(12) == 0 && table.canBe("absent")) {
            return Optional.empty();
        }
        if (random.nextInt(12) == 0 && table.canBe("empty")) {
            return Optional.of(List.of());
        }
        Set<String> scopes = new LinkedHashSet<>();
        int length = one(LENGTHS, random);
        for (int i = 0; i < length; i++) {
            scopes.add(one(table.scopes(), random));
        }
        if (random.nextInt(4) == 0) {
            scopes.add(one(table.unknownNames(), random));
        }
        if (random.nextInt(6) == 0) {
            String known = one(table.scopes(), random);
            String upper = known.toUpperCase(Locale.ROOT);
            scopes.add(upper.equals(known) ? known.toLowerCase(Locale.ROOT) : upper);
        }
        List<String> list = new ArrayList<>(scopes);
        Collections.shuffle(list, random);
        return Optional.of(list);
    }

    static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
