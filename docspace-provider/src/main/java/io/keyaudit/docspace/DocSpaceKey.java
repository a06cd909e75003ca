package io.keyaudit.docspace;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeyState;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A key as a portal describes it. The portal leaves out what there is none of. */
record DocSpaceKey(
        String id,
        Optional<String> name,
        String postfix,
        List<String> scopes,
        Optional<KeyOwner> owner,
        Optional<Instant> createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> expiresAt,
        Optional<Boolean> active) {
    /** A use this short before our own question might be our own question, by a portal's clock that is behind. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /** Far more than exist; each costs time to resolve. */
    private static final int MOST_SCOPES = 1_000;

    static DocSpaceKey read(JsonAnswer key) throws HttpException {
        return new DocSpaceKey(
                key.field("id").asString(),
                name(key),
                postfix(key),
                scopes(key),
                owner(key),
                date(key, "createOn"),
                date(key, "lastUsed"),
                date(key, "expiresAt"),
                active(key));
    }

    private static Optional<String> name(JsonAnswer key) throws HttpException {
        Optional<JsonAnswer> name = key.optional("name");
        return name.isPresent() ? Optional.of(name.get().asString()) : Optional.empty();
    }

    /** Returns the key's end, which its mask shows as well, if there is one. */
    private static String postfix(JsonAnswer key) throws HttpException {
        String postfix = key.field("keyPostfix").asString();
        String mask = key.findField("key").flatMap(JsonAnswer::findString).orElse("");
        int lastHidden = mask.lastIndexOf('*');
        String shown = mask.substring(lastHidden + 1);
        if (lastHidden >= 0 && !shown.endsWith(postfix) && !postfix.endsWith(shown)) {
            throw key.notUnderstood("has a \"key\" that does not end with its \"keyPostfix\"");
        }
        return postfix;
    }

    private static List<String> scopes(JsonAnswer key) throws HttpException {
        Optional<JsonAnswer> permissions = key.optional("permissions");
        if (permissions.isEmpty()) {
            return List.of();
        }
        List<String> scopes = permissions.get().asStrings();
        if (scopes.size() > MOST_SCOPES) {
            throw permissions.get().notUnderstood("lists more than " + MOST_SCOPES + " scopes");
        }
        return scopes;
    }

    private static Optional<KeyOwner> owner(JsonAnswer key) throws HttpException {
        Optional<JsonAnswer> owner = key.optional("createBy");
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonAnswer> displayName = owner.get().optional("displayName");
        return Optional.of(new KeyOwner(
                owner.get().field("id").asString(),
                displayName.isPresent() ? HtmlText.decode(displayName.get().asString()) : ""));
    }

    private static Optional<Instant> date(JsonAnswer key, String field) throws HttpException {
        Optional<JsonAnswer> date = key.optional(field);
        return date.isPresent() ? Optional.of(PortalDate.read(date.get())) : Optional.empty();
    }

    private static Optional<Boolean> active(JsonAnswer key) throws HttpException {
        Optional<JsonAnswer> active = key.optional("isActive");
        return active.isPresent() ? Optional.of(active.get().asBoolean()) : Optional.empty();
    }

    DocSpaceKey withOwner(KeyOwner same) {
        return new DocSpaceKey(id, name, postfix, scopes, Optional.of(same), createdAt, lastUsedAt, expiresAt, active);
    }

    /**
     * Returns the same key, which was let in: the server answers 401 to the keys of an owner who is disabled or gone
     * (DocSpace-server v3.7.2, authentication by key).
     */
    DocSpaceKey withActiveOwner() {
        return owner.map(whose -> withOwner(new KeyOwner(whose.id(), whose.displayName(), Fact.known(true))))
                .orElse(this);
    }

    /** The portal itself goes on calling a key active for some minutes after its expiry. */
    KeyState state(Instant now) {
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
            return KeyState.EXPIRED;
        }
        return active.map(yes -> yes ? KeyState.ACTIVE : KeyState.INACTIVE).orElse(KeyState.UNKNOWN);
    }

    /**
     * Returns what the portal reports, to one who began to ask at that time.
     *
     * @param usedByUs whether the audit used this very key
     */
    KeyAttributes attributes(Instant asked, boolean usedByUs, Fact<Boolean> managesKeys) {
        return KeyAttributes.unknown()
                .withId(Fact.known(id))
                .withLabel(Fact.knownOrUnknown(name))
                .withHint(Fact.known("sk-***" + postfix))
                .withOwner(Fact.knownOrUnknown(owner))
                .withCreatedAt(Fact.knownOrUnknown(createdAt))
                .withLastUsedAt(usedByUs ? lastUsedByOthers(asked) : Fact.knownOrNone(lastUsedAt))
                .withExpiresAt(Fact.knownOrNone(expiresAt))
                .withManagesKeys(managesKeys);
    }

    /** Every authenticated call sets it, ours too; what it was before ours is then not to be known. */
    private Fact<Instant> lastUsedByOthers(Instant asked) {
        boolean ours = lastUsedAt.isPresent() && lastUsedAt.get().isAfter(asked.minus(CLOCK_SKEW));
        return ours ? Fact.unknown() : Fact.knownOrNone(lastUsedAt);
    }
}
