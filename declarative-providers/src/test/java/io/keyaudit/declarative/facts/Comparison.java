package io.keyaudit.declarative.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.KeySnapshot;
import java.util.Map;
import java.util.TreeMap;

/** Compares what was read of a key with what is to be read. */
final class Comparison {
    private Comparison() {}

    static void check(String name, KeySnapshot snapshot, Expectation expected, Map<String, String> facts) {
        assertThat(wrong(snapshot, expected)).as(name).isEmpty();
        assertThat(snapshot.permissions().unrestricted()).as(name).isEqualTo(expected.unrestricted());
        assertThat(snapshot.unrecognizedScopes()).as(name).containsExactlyInAnyOrderElementsOf(expected.unrecognized());
        checkFacts(name, snapshot, new TreeMap<>(facts));
    }

    /** Returns the pairs that differ: what is denied can be unknown beside a name that is not recognized, nothing else. */
    private static Map<String, String> wrong(KeySnapshot snapshot, Expectation expected) {
        boolean doubtful = !expected.unrecognized().isEmpty();
        Map<String, String> wrong = new TreeMap<>();
        Map<String, String> missing = new TreeMap<>(expected.pairs());
        snapshot.permissions().permissions().forEach(permission -> {
            String right = missing.remove(permission.resource());
            String allowed = right == null ? doubtful ? Expectation.NOT_GRANTED : expected.others() : right;
            String pattern = allowed.startsWith("[") ? allowed : allowed.replace("?", "\\?");
            if (!permission.pair().matches(doubtful && right != null ? pattern.replace("-", "[-?]") : pattern)) {
                wrong.put(permission.resource(), permission.pair() + " in place of " + allowed);
            }
        });
        if (!expected.others().equals(Expectation.NO_OTHERS)) {
            // Of a resource that is not listed everything is unknown.
            missing.values().removeIf(right -> right.matches(Expectation.NOT_GRANTED));
        }
        missing.forEach((resource, right) -> wrong.put(resource, "nothing in place of " + right));
        return wrong;
    }

    private static void checkFacts(String name, KeySnapshot snapshot, Map<String, String> facts) {
        String state = facts.remove("state");
        assertThat(snapshot.state().text()).as(name).matches(state == null ? "active|unknown" : state);
        boolean managesKeys = "true".equals(facts.remove("managesKeys"));
        assertThat(snapshot.attributes().managesKeys().equals(Fact.known(true)))
                .as(name + ", manages keys")
                .isEqualTo(managesKeys);
        Map<String, String> read = StatedFacts.of(snapshot.attributes());
        String restrictions = facts.getOrDefault("restrictions", "");
        if (read.containsKey("restrictions") && !restrictions.isEmpty() && !restrictions.equals("none")) {
            assertThat(read.remove("restrictions")).as(name).contains(restrictions.split(";", -1));
            facts.remove("restrictions");
        }
        assertThat(read).as(name).isEqualTo(facts);
    }
}
