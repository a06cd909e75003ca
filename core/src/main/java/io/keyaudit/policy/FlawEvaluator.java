package io.keyaudit.policy;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.Advisory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Judges services by what their keys show of one flaw: {@link #learn} for every key, then {@link #judge} for any of them.
 * Not thread-safe.
 */
final class FlawEvaluator {
    private static final int EXAMPLES = 3;
    private static final String MANAGES_KEYS =
            "lets keys create and change keys whatever their own permissions say, and so get any access";

    private final String flaw;
    private final FactKind fact;
    private final Function<KeySnapshot, Fact<Boolean>> shows;
    private final Map<ServiceId, Shown> services = new HashMap<>();

    private FlawEvaluator(String flaw, FactKind fact, Function<KeySnapshot, Fact<Boolean>> shows) {
        this.flaw = flaw;
        this.fact = fact;
        this.shows = shows;
    }

    /** What the keys of a service have shown, and the first few of those that show the flaw. */
    private static final class Shown {
        private final SortedSet<String> flawed = new TreeSet<>();
        private boolean refuted;
    }

    /** Returns an evaluator of an expectation that is about services. */
    static FlawEvaluator of(Expectation expectation, ScopeTables tables) {
        if (expectation instanceof Expectation.CannotManageKeys) {
            return new FlawEvaluator(MANAGES_KEYS, FactKind.KEY_MANAGEMENT, Advisory::managesKeys);
        }
        if (expectation instanceof Expectation.NotAffectedBy by) {
            Optional<Advisory> advisory = tables.advisories(by.provider()).stream()
                    .filter(known -> known.id().equals(by.advisory()))
                    .findFirst();
            return new FlawEvaluator(
                    advisory.map(Advisory::flaw).orElse("is affected by " + by.provider() + "/" + by.advisory()),
                    advisory.map(Advisory::fact).orElse(FactKind.KEY_MANAGEMENT),
                    key -> key.provider().equals(by.provider())
                            ? advisory.map(known -> known.shows().apply(key)).orElse(Fact.unknown())
                            : Fact.none());
        }
        throw new IllegalArgumentException("not judged by services: " + expectation);
    }

    void learn(String name, KeySnapshot key) {
        shows.apply(key).toOptional().ifPresent(flawed -> {
            Shown shown = services.computeIfAbsent(ServiceId.of(key), absent -> new Shown());
            shown.refuted |= !flawed;
            if (flawed) {
                shown.flawed.add(name);
                if (shown.flawed.size() > EXAMPLES) {
                    shown.flawed.remove(shown.flawed.last());
                }
            }
        });
    }

    /** Returns whether the flaw makes a difference to the key. */
    boolean concerns(KeySnapshot key) {
        return !(shows.apply(key) instanceof Fact.None<Boolean>);
    }

    /** Returns why the key's service has the flaw, or might have it. A key that does not show it has what others show. */
    Optional<Reason> judge(KeySnapshot key) {
        Shown shown = services.getOrDefault(ServiceId.of(key), new Shown());
        if (!shown.flawed.isEmpty()) {
            return Optional.of(new Violation.ServiceFlaw(flaw, List.copyOf(shown.flawed)));
        }
        return shown.refuted ? Optional.empty() : Optional.of(new Uncertainty.UnknownFlaw(flaw, fact));
    }
}
