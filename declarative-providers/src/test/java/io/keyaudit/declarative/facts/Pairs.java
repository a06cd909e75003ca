package io.keyaudit.declarative.facts;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Pairs by resource, in two letters each, that only grow: a grant outweighs a doubt, and a doubt a denial. */
final class Pairs {
    static final String DENIED = "--";
    static final String UNKNOWN = "??";

    private final Map<String, String> byResource = new TreeMap<>();

    Pairs(Collection<String> resources) {
        resources.forEach(resource -> byResource.put(resource, DENIED));
    }

    /** Adds a pair to a resource; {@code *} is every resource, and {@code x.*} all that begin with {@code x.}. */
    void add(String resource, String pair) {
        if (resource.endsWith("*")) {
            String beginning = resource.substring(0, resource.length() - 1);
            addToAll(name -> name.startsWith(beginning), pair);
        } else {
            byResource.merge(resource, pair, Pairs::sum);
        }
    }

    private void addToAll(Predicate<String> which, String pair) {
        byResource.replaceAll((name, before) -> which.test(name) ? sum(before, pair) : before);
    }

    static String sum(String one, String other) {
        return "" + stronger(one.charAt(0), other.charAt(0)) + stronger(one.charAt(1), other.charAt(1));
    }

    private static char stronger(char one, char other) {
        if (one == '-' || other == '-') {
            return one == '-' ? other : one;
        }
        return one == '?' ? other : one;
    }

    /** Returns a pair in which all that another grants is unknown. */
    static String doubted(String pair) {
        return pair.replaceAll("[rw]", "?");
    }

    Map<String, String> byResource() {
        return byResource;
    }
}
