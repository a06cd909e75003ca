package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, and what follows from it. Immutable.
 *
 * @param name what it shows
 * @param line where in the file it stands
 * @param credentials what the key is presented with, where that matters
 * @param options what is chosen, where that matters
 * @param answers by request; none if nothing is sent
 * @param permissions what follows for some resources
 * @param others what follows for all other resources, if that is stated
 * @param unrecognized the scopes that are not known
 * @param facts what follows for facts, by name
 * @param fails the failure that follows instead of all this
 */
record Example(
        String name,
        int line,
        Map<String, String> credentials,
        Map<String, String> options,
        Map<String, Answer> answers,
        Map<String, Marks> permissions,
        Optional<Marks> others,
        Optional<List<String>> unrecognized,
        Map<String, String> facts,
        Optional<FailureKind> fails) {
    /**
     * What a service answers.
     *
     * @param body empty for none
     */
    record Answer(int status, Map<String, String> headers, String body) {}
}
