package io.keyaudit.drift;

import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A key's record, part by part; not given, a part is the same for all keys. */
record RecordedKey(
        String provider,
        String endpoint,
        KeyState state,
        PermissionSet permissions,
        List<String> unrecognized,
        Fact<String> id,
        Fact<String> hint,
        Fact<String> owner,
        Fact<Instant> created,
        Fact<Instant> expires,
        Fact<Boolean> managesKeys) {
    static final String NAME = "key";
    static final Instant DAY = Instant.parse("2027-01-31T00:00:00Z");
    static final RecordedKey PLAIN = new RecordedKey(
            "bank",
            "https://bank.example",
            KeyState.ACTIVE,
            permissions("low r-, high --"),
            List.of(),
            Fact.known("1"),
            Fact.known("***1"),
            Fact.known("ann"),
            Fact.known(Instant.EPOCH),
            Fact.known(DAY),
            Fact.known(false));

    /** What {@link PermissionSet#toString} shows, read back. */
    static PermissionSet permissions(String text) {
        if (text.startsWith("unrestricted: ")) {
            return PermissionSet.unrestricted(permissions(text.substring(14)).permissions().stream()
                    .map(Permission::resource)
                    .toList());
        }
        return PermissionSet.of(List.of(text.split(", ", -1)).stream()
                .map(pair -> new Permission(
                        pair.substring(0, pair.length() - 3),
                        grant(pair.charAt(pair.length() - 2)),
                        grant(pair.charAt(pair.length() - 1))))
                .toList());
    }

    private static Grant grant(char letter) {
        return letter == '-' ? Grant.DENIED : letter == '?' ? Grant.UNKNOWN : Grant.GRANTED;
    }

    RecordedKey at(String provider, String endpoint) {
        return new RecordedKey(
                provider, endpoint, state, permissions, unrecognized, id, hint, owner, created, expires, managesKeys);
    }

    RecordedKey in(KeyState state) {
        return new RecordedKey(
                provider, endpoint, state, permissions, unrecognized, id, hint, owner, created, expires, managesKeys);
    }

    RecordedKey may(String permissions, String... unrecognized) {
        return new RecordedKey(
                provider,
                endpoint,
                state,
                permissions(permissions),
                List.of(unrecognized),
                id,
                hint,
                owner,
                created,
                expires,
                managesKeys);
    }

    RecordedKey identified(Fact<String> id, Fact<String> hint, Fact<String> owner, Fact<Instant> created) {
        return new RecordedKey(
                provider, endpoint, state, permissions, unrecognized, id, hint, owner, created, expires, managesKeys);
    }

    RecordedKey expiring(Fact<Instant> expires) {
        return new RecordedKey(
                provider, endpoint, state, permissions, unrecognized, id, hint, owner, created, expires, managesKeys);
    }

    RecordedKey managing(Fact<Boolean> managesKeys) {
        return new RecordedKey(
                provider, endpoint, state, permissions, unrecognized, id, hint, owner, created, expires, managesKeys);
    }

    KeyRecord read() {
        return read(NAME);
    }

    KeyRecord read(String name) {
        return new KeyRecord(
                name,
                provider,
                Optional.of(Endpoint.parse(endpoint)),
                Optional.of(new KeyReading(
                        state,
                        permissions,
                        unrecognized,
                        unrecognized,
                        id,
                        hint,
                        owner,
                        created,
                        expires,
                        managesKeys,
                        Constraints.unknown())),
                new TreeMap<>());
    }

    /** The key as it is read with these constraints. */
    KeyRecord readWith(Constraints constraints) {
        KeyRecord read = read();
        KeyReading reading = read.reading().orElseThrow();
        return new KeyRecord(
                read.name(),
                read.provider(),
                read.endpoint(),
                Optional.of(new KeyReading(
                        reading.state(),
                        reading.permissions(),
                        reading.nativeScopes(),
                        reading.unrecognizedScopes(),
                        reading.id(),
                        reading.hint(),
                        reading.ownerId(),
                        reading.createdAt(),
                        reading.expiresAt(),
                        reading.managesKeys(),
                        constraints)),
                read.verdicts());
    }

    KeyRecord unread() {
        return new KeyRecord(NAME, provider, Optional.of(Endpoint.parse(endpoint)), Optional.empty(), new TreeMap<>());
    }
}
