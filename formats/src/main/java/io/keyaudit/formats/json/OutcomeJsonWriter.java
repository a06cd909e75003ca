package io.keyaudit.formats.json;

import io.keyaudit.Endpoint;
import io.keyaudit.Environment;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes what became of a key as fields of a JSON object. What a service does not report is left out, and null means that
 * it reports that there is none. {@link OutcomeJsonReader} reads it.
 */
public final class OutcomeJsonWriter {
    private final JsonOutput json;

    public OutcomeJsonWriter(JsonOutput json) {
        this.json = json;
    }

    public void write(KeyOutcome outcome) {
        json.text("name", outcome.target().name());
        json.text("provider", outcome.target().provider());
        outcome.target().listedBy().ifPresent(lister -> json.text("listedBy", lister));
        if (outcome instanceof Inspected inspected) {
            inspected(inspected);
        } else if (outcome instanceof Failed failed) {
            failed(failed);
        } else {
            target(outcome.target());
            json.text("outcome", "not-asked");
        }
    }

    /** Writes an outcome with why each access has its grant, which reports leave out. */
    public void writeWithProvenance(KeyOutcome outcome) {
        write(outcome);
        if (outcome instanceof Inspected inspected) {
            AccessProvenanceJson.write(inspected.snapshot().permissions(), json);
        }
    }

    public void permissions(PermissionSet permissions) {
        json.flag("unrestricted", permissions.unrestricted());
        json.openArray("permissions");
        for (Permission permission : permissions.permissions()) {
            json.openObject();
            json.text("resource", permission.resource());
            json.text("read", permission.read().text());
            json.text("write", permission.write().text());
            json.closeObject();
        }
        json.closeArray();
    }

    public void fact(String name, Fact<?> fact) {
        if (fact instanceof Fact.Known<?> known) {
            if (known.value() instanceof Boolean flag) {
                json.flag(name, flag);
            } else if (known.value() instanceof Instant instant) {
                json.instant(name, instant);
            } else {
                json.text(name, known.value().toString());
            }
        } else if (fact.reported()) {
            json.none(name);
        }
    }

    public void texts(String name, Collection<String> texts) {
        json.openArray(name);
        texts.forEach(json::text);
        json.closeArray();
    }

    private void target(AuditTarget target) {
        target.endpoint().map(Endpoint::toString).ifPresent(address -> json.text("endpoint", address));
        texts("tags", new TreeSet<>(target.tags()));
    }

    private void failed(Failed failed) {
        target(failed.target());
        json.text("outcome", "failed");
        json.openObject("failure");
        json.text("kind", failed.kind().text());
        json.text("message", failed.message());
        json.closeObject();
    }

    private void inspected(Inspected inspected) {
        KeySnapshot snapshot = inspected.snapshot();
        json.text("endpoint", snapshot.endpoint().toString());
        texts("tags", new TreeSet<>(inspected.target().tags()));
        json.text("outcome", "inspected");
        json.text("state", snapshot.state().text());
        permissions(snapshot.permissions());
        texts("nativeScopes", snapshot.nativeScopes());
        texts("unrecognizedScopes", snapshot.unrecognizedScopes());
        attributes(snapshot.attributes());
        evidence(snapshot.evidence());
    }

    private void attributes(KeyAttributes attributes) {
        json.openObject("attributes");
        fact("id", attributes.id());
        fact("label", attributes.label());
        fact("hint", attributes.hint());
        if (attributes.owner() instanceof Fact.Known<KeyOwner> owner) {
            json.openObject("owner");
            json.text("id", owner.value().id());
            json.text("displayName", owner.value().displayName());
            fact("active", owner.value().active());
            json.closeObject();
        } else {
            fact("owner", attributes.owner());
        }
        fact("createdAt", attributes.createdAt());
        fact("lastUsedAt", attributes.lastUsedAt());
        fact("expiresAt", attributes.expiresAt());
        fact("managesKeys", attributes.managesKeys());
        ConstraintsJson.addresses(attributes.allowedAddresses(), json);
        fact("notBefore", attributes.notBefore());
        ConstraintsJson.restrictions(attributes.restrictions(), json);
        fact("environment", attributes.environment().map(Environment::text));
        ConstraintsJson.lapses(attributes.lapses(), json);
        json.closeObject();
    }

    private void evidence(Evidence evidence) {
        json.openObject("evidence");
        json.text("method", evidence.method().text());
        json.number("requests", evidence.requests());
        texts("calls", evidence.calls());
        json.instant("observedAt", evidence.observedAt());
        json.openObject("details");
        for (Map.Entry<String, String> detail : new TreeMap<>(evidence.details()).entrySet()) {
            json.text(detail.getKey(), detail.getValue());
        }
        json.closeObject();
        json.closeObject();
    }
}
