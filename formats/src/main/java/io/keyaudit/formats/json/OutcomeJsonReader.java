package io.keyaudit.formats.json;

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
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what {@link OutcomeJsonWriter} wrote, and takes nothing else. */
public final class OutcomeJsonReader {
    private static final List<String> INSPECTED = List.of(
            "name",
            "provider",
            "listedBy",
            "endpoint",
            "tags",
            "outcome",
            "state",
            "unrestricted",
            "permissions",
            "nativeScopes",
            "unrecognizedScopes",
            "attributes",
            "evidence",
            AccessProvenanceJson.FIELD);
    private static final List<String> FAILED = List.of("name", "provider", "endpoint", "tags", "outcome", "failure");

    private static final List<String> ATTRIBUTES = Stream.concat(
                    Stream.of(
                            "id",
                            "label",
                            "hint",
                            "owner",
                            "createdAt",
                            "lastUsedAt",
                            "expiresAt",
                            "managesKeys",
                            "lapses"),
                    ConstraintsJson.FIELDS.stream())
            .toList();

    private final Problems problems;

    public OutcomeJsonReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns the outcome, of a target of the same name and provider. */
    public KeyOutcome read(DocumentNode node, AuditTarget target) throws InvalidFileException {
        boolean failed = node instanceof DocumentNode.Mapping mapping
                && mapping.entry("failure").isPresent();
        StrictFields fields = StrictFields.of(node, failed ? FAILED : INSPECTED, problems);
        if (!fields.text("name").equals(target.name())
                || !fields.text("provider").equals(target.provider())
                || !fields.text("outcome").equals(failed ? "failed" : "inspected")) {
            throw problems.fatal(fields.position(), "this outcome contradicts what stands around it");
        }
        return failed ? failed(fields, target) : new KeyOutcome.Inspected(target, snapshot(fields));
    }

    private KeyOutcome failed(StrictFields fields, AuditTarget target) throws InvalidFileException {
        StrictFields failure = StrictFields.of(fields.node("failure"), List.of("kind", "message"), problems);
        return new KeyOutcome.Failed(
                target, failure.oneOf("kind", FailureKind.values(), FailureKind::text), failure.text("message"));
    }

    private KeySnapshot snapshot(StrictFields fields) throws InvalidFileException {
        fields.node("endpoint");
        Endpoint endpoint = fields.endpoint("endpoint").orElseThrow();
        return new KeySnapshot(
                fields.name("provider"),
                endpoint,
                AccessProvenanceJson.read(permissions(fields), fields, problems),
                fields.texts("nativeScopes"),
                fields.texts("unrecognizedScopes"),
                state(fields),
                attributes(fields.node("attributes")),
                evidence(fields.node("evidence")));
    }

    public static KeyState state(StrictFields fields) throws InvalidFileException {
        return fields.oneOf("state", KeyState.values(), KeyState::text);
    }

    /** Returns the set of the fields {@code unrestricted} and {@code permissions}. */
    public PermissionSet permissions(StrictFields fields) throws InvalidFileException {
        boolean unrestricted = fields.flag("unrestricted");
        Map<String, Permission> byResource = new LinkedHashMap<>();
        for (DocumentNode item : fields.items("permissions")) {
            StrictFields pair = StrictFields.of(item, List.of("resource", "read", "write"), problems);
            Permission permission = new Permission(
                    pair.name("resource"),
                    pair.oneOf("read", Grant.values(), Grant::text),
                    pair.oneOf("write", Grant.values(), Grant::text));
            if (byResource.put(permission.resource(), permission) != null) {
                throw problems.fatal(pair.position(), "a second pair for this resource; remove one");
            }
            if (unrestricted && (permission.read() != Grant.GRANTED || permission.write() != Grant.GRANTED)) {
                throw problems.fatal(pair.position(), "the key has full access, but not to this resource");
            }
        }
        return unrestricted ? PermissionSet.unrestricted(byResource.keySet()) : PermissionSet.of(byResource.values());
    }

    private KeyAttributes attributes(DocumentNode node) throws InvalidFileException {
        StrictFields fields = StrictFields.of(node, ATTRIBUTES, problems);
        return KeyAttributes.unknown()
                .withId(fields.textFact("id"))
                .withLabel(fields.textFact("label"))
                .withHint(fields.textFact("hint"))
                .withOwner(fields.isKnown("owner") ? Fact.known(owner(fields.node("owner"))) : fields.absence("owner"))
                .withCreatedAt(fields.instantFact("createdAt"))
                .withLastUsedAt(fields.instantFact("lastUsedAt"))
                .withExpiresAt(fields.instantFact("expiresAt"))
                .withManagesKeys(fields.flagFact("managesKeys"))
                .withAllowedAddresses(ConstraintsJson.addresses(fields))
                .withNotBefore(fields.instantFact("notBefore"))
                .withRestrictions(ConstraintsJson.restrictions(fields, problems))
                .withEnvironment(ConstraintsJson.environment(fields))
                .withLapses(ConstraintsJson.lapses(fields, problems));
    }

    private KeyOwner owner(DocumentNode node) throws InvalidFileException {
        StrictFields fields = StrictFields.of(node, List.of("id", "displayName", "active"), problems);
        return new KeyOwner(fields.text("id"), fields.text("displayName"), fields.flagFact("active"));
    }

    private Evidence evidence(DocumentNode node) throws InvalidFileException {
        StrictFields fields =
                StrictFields.of(node, List.of("method", "requests", "calls", "observedAt", "details"), problems);
        Evidence evidence = new Evidence(
                fields.oneOf("method", Evidence.Method.values(), Evidence.Method::text),
                fields.texts("calls"),
                fields.instant("observedAt"),
                fields.texts("details", "details by their names"));
        if (fields.number("requests") != evidence.requests()) {
            throw problems.fatal(fields.node("requests").position(), "this is not the number of calls");
        }
        return evidence;
    }
}
