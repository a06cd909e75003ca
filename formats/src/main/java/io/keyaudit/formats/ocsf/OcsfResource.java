package io.keyaudit.formats.ocsf;

import io.keyaudit.Endpoint;
import io.keyaudit.KeyOwner;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.json.JsonOutput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key, as OCSF's {@code resource_details} have it.
 *
 * @param provider empty if it is not known
 * @param id the service's identifier of the key
 * @param seenAt when it was read; if it was not, when the audit began
 */
record OcsfResource(
        String name,
        String provider,
        Optional<String> endpoint,
        List<String> tags,
        Optional<String> id,
        Optional<KeyOwner> owner,
        Instant seenAt) {

    static OcsfResource of(KeyOutcome outcome, Instant startedAt) {
        AuditTarget target = outcome.target();
        List<String> tags = List.copyOf(target.tags());
        if (outcome instanceof Inspected inspected) {
            return new OcsfResource(
                    target.name(),
                    target.provider(),
                    Optional.of(inspected.snapshot().endpoint().toString()),
                    tags,
                    inspected.snapshot().attributes().id().toOptional(),
                    inspected.snapshot().attributes().owner().toOptional(),
                    inspected.snapshot().evidence().observedAt());
        }
        Optional<String> endpoint = target.endpoint().map(Endpoint::toString);
        return new OcsfResource(
                target.name(), target.provider(), endpoint, tags, Optional.empty(), Optional.empty(), startedAt);
    }

    /** Returns a key that was not in the audit. */
    static OcsfResource named(String name, Instant seenAt) {
        return new OcsfResource(name, "", Optional.empty(), List.of(), Optional.empty(), Optional.empty(), seenAt);
    }

    void write(JsonOutput json) {
        json.openObject();
        json.text("name", name);
        json.text("type", "API key");
        id.ifPresent(uid -> json.text("uid", uid));
        if (!tags.isEmpty()) {
            json.openArray("labels");
            tags.forEach(json::text);
            json.closeArray();
        }
        owner.ifPresent(account -> {
            json.openObject("owner");
            json.text("uid", account.id());
            json.text("name", account.displayName());
            json.closeObject();
        });
        json.openObject("data");
        if (!provider.isEmpty()) {
            json.text("provider", provider);
        }
        endpoint.ifPresent(address -> json.text("endpoint", address));
        json.closeObject();
        json.closeObject();
    }
}
