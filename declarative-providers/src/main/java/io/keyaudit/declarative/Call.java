package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request that changes nothing. Immutable.
 *
 * @param name what paths call its answer
 * @param post whether it is a POST, which the author states to be one that only reads; else a GET
 * @param targets its path, or several of which the first is taken that can be filled in
 * @param authentication how credentials go along; of several, the first whose credentials are given
 * @param headers what else its head says
 * @param body what it sends
 * @param optionalOn the failures after which the rest is read without its answer
 * @param discovery how its address is found where its path cannot be filled in
 */
record Call(
        String name,
        boolean post,
        List<Template> targets,
        List<Authentication> authentication,
        Map<String, Template> headers,
        Body body,
        Set<FailureKind> optionalOn,
        Optional<Discovery> discovery) {
    Call {
        targets = List.copyOf(targets);
        authentication = List.copyOf(authentication);
        headers = Map.copyOf(headers);
        optionalOn = Set.copyOf(optionalOn);
    }

    /** Where a document that anyone can read states the address. */
    record Discovery(String get, JsonPath url) {}

    /** How credentials go along. */
    sealed interface Authentication {
        /** Returns the credentials, and options, that are needed for it. */
        List<String> variables();
    }

    /** In the header {@code Authorization}, as a bearer token. */
    record Bearer(String credential) implements Authentication {
        @Override
        public List<String> variables() {
            return List.of(credential);
        }
    }

    /** In a header of the service's own. */
    record InHeader(String header, Template value) implements Authentication {
        @Override
        public List<String> variables() {
            return value.variables();
        }
    }

    /**
     * In the header {@code Authorization}, as HTTP Basic; either part can be empty.
     *
     * @param encoded whether both are form-encoded before (RFC 6749, section 2.3.1)
     */
    record Basic(Template user, Template password, boolean encoded) implements Authentication {
        @Override
        public List<String> variables() {
            return Stream.concat(user.variables().stream(), password.variables().stream())
                    .toList();
        }
    }

    /** What a request sends. */
    sealed interface Body {}

    /** Nothing. */
    record Empty() implements Body {}

    /** Fields of a form, in order. */
    record FormFields(List<Map.Entry<String, Template>> fields) implements Body {
        FormFields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Fixed JSON: an object.
     *
     * @param fields texts, numbers, booleans, lists and maps
     */
    record Json(Map<String, ?> fields) implements Body {}
}
