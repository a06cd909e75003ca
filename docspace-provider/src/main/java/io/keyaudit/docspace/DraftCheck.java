package io.keyaudit.docspace;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** What portals take, checked before anything is sent: what they make of the rest is not always a refusal. */
final class DraftCheck {
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_LIFE = 365;
    private static final Pattern ID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private DraftCheck() {}

    static void check(KeyDraft draft) throws ProviderException {
        name(draft.name());
        if (draft.unrestricted() && !draft.scopes().isEmpty()) {
            throw wrong("a key has either full access or scopes, not both");
        }
        if (!draft.unrestricted()) {
            notEmpty(draft.scopes());
        }
        if (draft.days().isPresent() && (draft.days().get() < 1 || draft.days().get() > LONGEST_LIFE)) {
            throw wrong("a key expires after 1 to " + LONGEST_LIFE + " days or never, not after "
                    + draft.days().get());
        }
    }

    static void check(String id, KeyChange change) throws ProviderException {
        id(id);
        if (change.name().isEmpty()
                && change.scopes().isEmpty()
                && change.active().isEmpty()) {
            throw wrong("nothing is to be changed");
        }
        if (change.name().isPresent()) {
            name(change.name().get());
        }
        if (change.scopes().isPresent()) {
            notEmpty(change.scopes().get());
        }
    }

    static void id(String id) throws ProviderException {
        if (!ID.matcher(id).matches()) {
            throw wrong("that is not the id of a key, which looks like 7c1e9f02-6a53-4f0f-8a3c-1f2e3d4c5b6a");
        }
    }

    static void catalogued(Collection<String> scopes, List<String> catalogue) throws ProviderException {
        for (String scope : scopes) {
            if (!catalogue.contains(scope)) {
                throw wrong("this portal has no scope \"" + scope + "\"; it has: "
                        + String.join(", ", catalogue.stream().sorted().toList()));
            }
        }
    }

    private static void name(String name) throws ProviderException {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw wrong("a key's name has 1 to " + LONGEST_NAME + " characters, not all of them blank");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw wrong("a key's name must not hold half a character");
        }
    }

    private static void notEmpty(List<String> scopes) throws ProviderException {
        if (scopes.isEmpty()) {
            throw wrong("a key without scopes has full access, which must be asked for by saying so; name its scopes");
        }
    }

    private static ProviderException wrong(String message) {
        return new ProviderException(FailureKind.CONFIGURATION, message);
    }
}
