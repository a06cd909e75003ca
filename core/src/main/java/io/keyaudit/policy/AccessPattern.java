package io.keyaudit.policy;

import io.keyaudit.Access;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import java.util.Set;

/** Names accesses in a rule. Immutable. */
public sealed interface AccessPattern {
    /**
     * Accesses by resource.
     *
     * @param resource the resource's name, {@code *} for any characters and {@code ?} for one; never blank
     * @param accesses which of them; at least one
     */
    record Named(String resource, Set<Access> accesses) implements AccessPattern {
        /**
         * Copies what can change.
         *
         * @throws IllegalArgumentException if the resource is blank or there is no access
         */
        public Named {
            accesses = Set.copyOf(accesses);
            if (resource.isBlank() || accesses.isEmpty()) {
                throw new IllegalArgumentException("a pattern needs a resource and an access");
            }
        }
    }

    /**
     * Accesses by the harm they can do.
     *
     * @param least from this on
     * @param most up to this
     */
    record Sensitive(Sensitivity least, Sensitivity most) implements AccessPattern {
        /** @throws IllegalArgumentException if nothing lies between them */
        public Sensitive {
            if (least.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "no sensitivity is at least " + least.text() + " and at most " + most.text());
            }
        }
    }

    /** Accesses by what they amount to. */
    record WithTrait(Trait trait) implements AccessPattern {}

    /**
     * Accepts a scope that the provider does not know, and says nothing of accesses. For {@code allowOnly} alone.
     *
     * @param scope the service's own word, letter by letter
     */
    record NativeScope(String scope) implements AccessPattern {}

    /** Returns the pattern for people; that of {@link Named} can be {@linkplain #parse read}. */
    default String text() {
        if (this instanceof Named named) {
            boolean one = named.accesses().size() == 1;
            return named.resource() + ":"
                    + (one ? named.accesses().iterator().next().text() : "*");
        }
        if (this instanceof Sensitive sensitive) {
            String least = sensitive.least().text();
            String most = sensitive.most().text();
            if (least.equals(most)) {
                return "sensitivity " + least;
            }
            return "sensitivity " + least + (sensitive.most() == Sensitivity.CRITICAL ? " or more" : " to " + most);
        }
        if (this instanceof WithTrait withTrait) {
            return "trait " + withTrait.trait().text();
        }
        return "scope \"" + ((NativeScope) this).scope() + '"';
    }

    /**
     * Reads the text form: {@code files:read}, {@code files:*}, {@code *:write}.
     *
     * @throws IllegalArgumentException if the text is not {@code RESOURCE:read}, {@code RESOURCE:write} or
     *     {@code RESOURCE:*}
     */
    static AccessPattern parse(String text) {
        int colon = text.lastIndexOf(':');
        String access = text.substring(colon + 1);
        if (colon > 0 && access.equals("*")) {
            return new Named(text.substring(0, colon), Set.of(Access.values()));
        }
        for (Access one : Access.values()) {
            if (colon > 0 && access.equals(one.text())) {
                return new Named(text.substring(0, colon), Set.of(one));
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not of the form RESOURCE:read, RESOURCE:write or RESOURCE:*");
    }
}
