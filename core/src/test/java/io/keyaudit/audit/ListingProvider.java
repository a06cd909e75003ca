package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.KeyInventory;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider of the made-up service that can list keys, as a test wants. Its keys' ids are their names. */
final class ListingProvider implements PermissionProvider {
    private final StubProvider stub = new StubProvider((key, context) -> key(context, key, key));
    private final Optional<Listing> listing;

    /** How keys are listed in a context. */
    interface Listing {
        KeyInventory in(ProviderContext context);
    }

    private ListingProvider(Optional<Listing> listing) {
        this.listing = listing;
    }

    static ListingProvider of(Listing listing) {
        return new ListingProvider(Optional.of(listing));
    }

    /** One that breaks its word. */
    static ListingProvider withoutInventory() {
        return new ListingProvider(Optional.empty());
    }

    static KeySnapshot key(ProviderContext context, String id, String label) {
        return with(StubProvider.snapshot(context), Fact.known(id), label);
    }

    static KeySnapshot with(KeySnapshot snapshot, Fact<String> id, String label) {
        return new KeySnapshot(
                snapshot.provider(),
                snapshot.endpoint(),
                snapshot.permissions(),
                snapshot.nativeScopes(),
                snapshot.unrecognizedScopes(),
                snapshot.state(),
                KeyAttributes.unknown().withId(id).withLabel(Fact.known(label)),
                new Evidence(Evidence.Method.INFERRED, List.of("GET /keys"), Instant.EPOCH, Map.of()));
    }

    @Override
    public String id() {
        return stub.id();
    }

    @Override
    public ProviderDescription describe() {
        return stub.describe();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.INVENTORY);
    }

    @Override
    public ProviderSession open(ProviderContext context) throws ProviderException {
        ProviderSession session = stub.open(context);
        return new ProviderSession() {
            @Override
            public KeySnapshot inspect(Credentials credentials) throws ProviderException {
                return session.inspect(credentials);
            }

            @Override
            public Optional<KeyInventory> inventory() {
                return listing.map(keys -> keys.in(context));
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
