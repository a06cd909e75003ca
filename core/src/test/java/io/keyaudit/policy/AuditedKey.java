package io.keyaudit.policy;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the outcome for a key. Unless it is given more, the service tells no attributes. */
final class AuditedKey {
    static final Endpoint ENDPOINT = Endpoint.parse("https://office.example.com");

    private final AuditTarget.Builder target;
    private final String provider;
    private Endpoint endpoint = ENDPOINT;
    private Optional<String> lister = Optional.empty();
    private PermissionSet permissions = permissions("files r-, people --, wallets --");
    private List<String> unrecognized = List.of();
    private KeyState state = KeyState.ACTIVE;
    private Fact<String> id = Fact.unknown();
    private Fact<KeyOwner> owner = Fact.unknown();
    private Fact<Instant> created = Fact.unknown();
    private Fact<Instant> used = Fact.unknown();
    private Fact<Instant> expires = Fact.unknown();
    private Fact<Boolean> manages = Fact.unknown();

    private AuditedKey(String name, String provider) {
        this.target = AuditTarget.builder(name, provider);
        this.provider = provider;
    }

    static AuditedKey named(String name) {
        return new AuditedKey(name, "office");
    }

    static AuditedKey named(String name, String provider) {
        return new AuditedKey(name, provider);
    }

    static KeyOutcome failed(String name) {
        return new KeyOutcome.Failed(
                AuditTarget.builder(name, "office").build(), FailureKind.REJECTED, "the key is not accepted");
    }

    static KeyOutcome failedAt(String name, String address) {
        return new KeyOutcome.Failed(
                AuditTarget.builder(name, "office").endpoint(address).build(), FailureKind.TIMEOUT, "no answer");
    }

    /** Reads what a set's text form gives, such as {@code files rw, rooms r-, spaces ??}, after {@code unrestricted: }. */
    static PermissionSet permissions(String text) {
        if (text.startsWith("unrestricted:")) {
            return PermissionSet.unrestricted(permissions(text.substring(13)).permissions().stream()
                    .map(Permission::resource)
                    .toList());
        }
        List<Permission> pairs = new ArrayList<>();
        for (String pair : text.isBlank() ? new String[0] : text.strip().split(", ", -1)) {
            int blank = pair.lastIndexOf(' ');
            pairs.add(new Permission(
                    pair.substring(0, blank), grant(pair.charAt(blank + 1)), grant(pair.charAt(blank + 2))));
        }
        return PermissionSet.of(pairs);
    }

    private static Grant grant(char letter) {
        return switch (letter) {
            case '-' -> Grant.DENIED;
            case '?' -> Grant.UNKNOWN;
            default -> Grant.GRANTED;
        };
    }

    AuditedKey may(String text) {
        return may(permissions(text));
    }

    AuditedKey may(PermissionSet set) {
        permissions = set;
        return this;
    }

    AuditedKey unrecognized(String... scopes) {
        return unrecognized(List.of(scopes));
    }

    AuditedKey unrecognized(List<String> scopes) {
        unrecognized = scopes;
        return this;
    }

    AuditedKey at(String address) {
        endpoint = Endpoint.parse(address);
        return this;
    }

    AuditedKey tag(String tag) {
        target.tag(tag);
        return this;
    }

    /** A key that this target's inventory lists. */
    AuditedKey listedBy(String target) {
        lister = Optional.of(target);
        return this;
    }

    AuditedKey state(KeyState given) {
        state = given;
        return this;
    }

    AuditedKey id(String given) {
        id = Fact.known(given);
        return this;
    }

    AuditedKey ownedBy(String account) {
        return owner(Fact.known(new KeyOwner(account, "Some Body")));
    }

    AuditedKey owner(Fact<KeyOwner> given) {
        owner = given;
        return this;
    }

    AuditedKey created(Fact<Instant> given) {
        created = given;
        return this;
    }

    AuditedKey used(Fact<Instant> given) {
        used = given;
        return this;
    }

    AuditedKey expires(Fact<Instant> given) {
        expires = given;
        return this;
    }

    AuditedKey manages(Fact<Boolean> given) {
        manages = given;
        return this;
    }

    KeyOutcome outcome() {
        lister.ifPresent(target::listedBy);
        return new KeyOutcome.Inspected(
                target.build(),
                new KeySnapshot(
                        provider,
                        endpoint,
                        permissions,
                        unrecognized,
                        unrecognized,
                        state,
                        KeyAttributes.unknown()
                                .withId(id)
                                .withLabel(Fact.knownOrUnknown(Optional.empty()))
                                .withOwner(owner)
                                .withCreatedAt(created)
                                .withLastUsedAt(used)
                                .withExpiresAt(expires)
                                .withManagesKeys(manages),
                        new Evidence(Evidence.Method.INTROSPECTED, List.of("GET /self"), Instant.EPOCH, Map.of())));
    }
}
