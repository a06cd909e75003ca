package io.keyaudit.declarative;

import io.keyaudit.Environment;
import io.keyaudit.FactKind;
import io.keyaudit.KeyState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer states about a key besides its scopes. A fact that is not listed is unknown. Immutable.
 *
 * @param stated where facts of each kind stand
 * @param owner where the owner's identifier and name stand
 * @param state what shows whether the key works: the first case that holds; none means unknown
 * @param restrictions what else the key is restricted to
 * @param usedByAsking whether asking counts as a use of the key
 * @param keyMakers scopes with which a key can create keys; empty if the file does not say which these are
 * @param notes what is worth saying about some keys
 * @param environment whether keys work on real data; empty if that is unknown
 */
record Facts(
        Map<FactKind, FactSource> stated,
        Optional<Owner> owner,
        List<StateCase> state,
        List<RestrictionSource> restrictions,
        boolean usedByAsking,
        Set<String> keyMakers,
        List<Note> notes,
        Optional<Environment> environment) {
    Facts {
        stated = Map.copyOf(stated);
        state = List.copyOf(state);
        restrictions = List.copyOf(restrictions);
        keyMakers = Set.copyOf(keyMakers);
        notes = List.copyOf(notes);
    }

    /** Where the owner's identifier stands, and the name, which is the identifier if there is none. */
    record Owner(JsonPath id, Optional<JsonPath> name) {}

    /** What state a key is in if that holds. */
    record StateCase(Optional<Condition> when, KeyState state) {}

    /** What is said about a key if that holds. */
    record Note(Condition when, String text) {}

    /**
     * Something that keys are restricted to.
     *
     * @param kind what it names
     * @param each where the things stand: texts, or what the text is filled in from; empty for one text
     * @param text how each is named, with paths from it; empty for the text itself
     * @param when what must be so for it to count
     * @param absent what it means if the place is not there
     */
    record RestrictionSource(
            String kind, Optional<JsonPath> each, Optional<Template> text, Optional<Condition> when, Missing absent) {}
}
