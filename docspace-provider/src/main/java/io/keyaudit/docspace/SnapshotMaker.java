package io.keyaudit.docspace;

import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ScopeResolution;
import java.util.List;
import java.util.Set;

/** Says in the model's terms what a portal's key is. */
record SnapshotMaker(ProviderContext context) {
    private static final Set<String> GLOBAL = Set.of("*", "*:read", "*:write");

    /** A key's scopes as the portal gives them, and what they mean. */
    record Scopes(List<String> natives, ScopeResolution resolution) {
        static Scopes of(List<String> natives) {
            return new Scopes(natives, DocSpaceScopes.TABLE.resolve(natives));
        }

        /** Returns whether they open the calls that manage keys, on every portal; unknown if that depends on its version. */
        Fact<Boolean> managesKeysByRight() {
            return resolution.permissions().unrestricted() || natives.contains("*:write")
                    ? Fact.known(true)
                    : Fact.unknown();
        }

        /** Returns whether the portal's answer to a question about keys shows its version: no scope opens it by right. */
        boolean showVersion() {
            return !natives.isEmpty()
                    && resolution.unrecognized().isEmpty()
                    && natives.stream().noneMatch(GLOBAL::contains);
        }
    }

    KeySnapshot snapshot(DocSpaceKey key, Scopes scopes, KeyAttributes attributes, Evidence evidence) {
        return new KeySnapshot(
                DocSpaceProvider.ID,
                context.endpoint(),
                scopes.resolution().permissions(),
                scopes.natives(),
                scopes.resolution().unrecognized(),
                key.state(context.clock().instant()),
                attributes,
                evidence);
    }
}
