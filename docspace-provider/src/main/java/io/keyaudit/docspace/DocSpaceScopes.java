package io.keyaudit.docspace;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;

import io.keyaudit.Trait;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.EmptyList;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;

/**
 * What DocSpace's scopes open, as its server decides it (DocSpace-server v3.7.2, the scope policy of its web API). The
 * published samples differ in places; the server is what lets a request pass.
 */
final class DocSpaceScopes {
    static final ScopeTable TABLE = ScopeTable.builder()
            .source("DocSpace-server v3.7.2, the scope policy of its web API")
            .upperBound("the role of the key's owner narrows what its scopes allow")
            .emptyList(EmptyList.FULL_ACCESS)
            .resource(
                    "files",
                    AccessInfo.of("Read files and folders outside of rooms' settings", HIGH, Trait.READS_CONTENT),
                    AccessInfo.of("Create, change, share and delete files", HIGH, Trait.CHANGES_CONTENT))
            .resource(
                    "rooms",
                    AccessInfo.of("Read rooms and who is in them", MODERATE, Trait.READS_CONTENT),
                    AccessInfo.of(
                            "Create, change and delete rooms, and invite to them",
                            HIGH,
                            Trait.CHANGES_CONTENT,
                            Trait.GRANTS_ACCESS))
            .resource(
                    "accounts",
                    AccessInfo.of("Read everybody's profile", MODERATE, Trait.READS_PERSONAL_DATA),
                    AccessInfo.of("Invite, change and remove people", CRITICAL, Trait.GRANTS_ACCESS))
            .resource(
                    "accounts.self",
                    AccessInfo.of("Read the owner's own profile", LOW, Trait.READS_PERSONAL_DATA),
                    AccessInfo.of("Change the owner's own profile", MODERATE, Trait.CHANGES_SETTINGS))
            .resource(
                    "groups",
                    AccessInfo.of("Read groups and their members", MODERATE, Trait.READS_PERSONAL_DATA),
                    AccessInfo.of("Create, change and delete groups", HIGH, Trait.GRANTS_ACCESS))
            .resource(
                    "portal",
                    AccessInfo.of(
                            "Read everything else: settings, security, backups, keys",
                            HIGH,
                            Trait.READS_PERSONAL_DATA,
                            Trait.READS_CONTENT),
                    AccessInfo.of(
                            "Change everything else: settings, security, backups, and create keys",
                            CRITICAL,
                            Trait.CHANGES_SETTINGS,
                            Trait.GRANTS_ACCESS,
                            Trait.MANAGES_KEYS))
            .catchAll("portal")
            .scope(
                    "*",
                    ScopeRow.of("Full access, the same as a key without any scope")
                            .unrestricted())
            .scope("*:read", "Every GET, and nothing else", "*:read")
            .scope("*:write", "Everything, reading included", "*:rw")
            .scope("files:read", "Reads files", "files:read")
            .scope("files:write", "Reads and changes files", "files:rw")
            .scope("rooms:read", "Reads rooms", "rooms:read")
            .scope("rooms:write", "Reads and changes rooms", "rooms:rw")
            .scope("accounts:read", "Reads people and groups", "accounts:read", "groups:read")
            .scope(
                    "accounts:write",
                    "Reads and changes people; changes groups, but does not read them",
                    "accounts:rw",
                    "groups:write")
            .scope("accounts.self:read", "Reads the owner's profile", "accounts.self:read")
            .scope("accounts.self:write", "Reads and changes the owner's profile", "accounts.self:rw")
            .build();

    private DocSpaceScopes() {}
}
