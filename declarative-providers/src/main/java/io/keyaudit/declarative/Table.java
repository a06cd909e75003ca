package io.keyaudit.declarative;

import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What scopes mean, as a file states it. Immutable.
 *
 * @param resources what there is to read and to change
 * @param everyKey what every key can do that the service accepts
 * @param scopes the known ones, those that follow from patterns included
 * @param neverDenied what is unknown unless a scope grants it
 * @param neverDeniedBecause why
 * @param unrecognized what an unknown scope makes unknown
 */
record Table(
        List<Resource> resources,
        Set<ResourceAccess> everyKey,
        List<Scope> scopes,
        Set<ResourceAccess> neverDenied,
        Optional<String> neverDeniedBecause,
        Unrecognized unrecognized) {
    Table {
        resources = List.copyOf(resources);
        everyKey = Set.copyOf(everyKey);
        scopes = List.copyOf(scopes);
        neverDenied = Set.copyOf(neverDenied);
    }

    /**
     * Something to read or to change; an access that is left out does not exist.
     *
     * @param means what it is, for people
     * @param shown whether each key's permissions show it; if not, only those of keys with a scope that names it
     */
    record Resource(String name, String means, Optional<Level> read, Optional<Level> write, boolean shown) {}

    /** What an access amounts to. */
    record Level(Sensitivity sensitivity, Set<Trait> traits) {
        Level {
            traits = Set.copyOf(traits);
        }
    }

    /**
     * A scope.
     *
     * @param grants what it grants
     * @param implies the scopes that come with it
     * @param unclear what it grants perhaps
     * @param sure how sure this is, if other than the file as a whole
     */
    record Scope(String name, Grants grants, List<String> implies, Grants unclear, Optional<Certainty> sure) {
        Scope {
            implies = List.copyOf(implies);
        }
    }

    /** What a subject makes unknown that no known scope is about. */
    enum NewSubject {
        /** All there is. */
        EVERYTHING,
        /** What the longest known beginning of it is about; everything if there is none. */
        RELATED,
        /** A resource of its name. */
        ITSELF;

        /** Returns the name in files, such as {@code everything}. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Some accesses, or all there are. */
    record Grants(Set<ResourceAccess> accesses, boolean everything) {
        static final Grants NOTHING = new Grants(Set.of(), false);
        static final Grants EVERYTHING = new Grants(Set.of(), true);

        Grants {
            accesses = Set.copyOf(accesses);
        }
    }

    /**
     * What an unknown scope makes unknown.
     *
     * @param subjects how to find in a scope's name what it is about, such as {@code read:{subject}}; the first that
     *     fits counts; none if every unknown scope makes everything unknown
     * @param newSubject what a subject makes unknown that is not known either
     */
    record Unrecognized(List<String> subjects, NewSubject newSubject) {
        Unrecognized {
            subjects = List.copyOf(subjects);
        }
    }
}
