package io.keyaudit.spi;

import io.keyaudit.Sensitivity;
import java.util.List;

/** The scope table of a made-up office service, with what makes real ones hard: families, wildcards, a catch-all. */
final class OfficeScopes {
    static final List<String> KNOWN = List.of(
            "files:read",
            "files:write",
            "rooms:read",
            "rooms:write",
            "accounts:read",
            "accounts:write",
            "accounts.self:read",
            "accounts.self:write",
            "*:read",
            "*:write",
            "*");

    static final ScopeTable TABLE = table().build();

    private OfficeScopes() {}

    static ScopeTableBuilder table() {
        AccessInfo plain = AccessInfo.of("", Sensitivity.LOW);
        return ScopeTable.builder()
                .resource("files", plain, plain)
                .resource("rooms", plain, plain)
                .resource("accounts", plain, plain)
                .resource("accounts.self", plain, plain)
                .resource("groups", plain, plain)
                .resource("portal", plain, plain)
                .catchAll("portal")
                .emptyList(EmptyList.NO_ACCESS)
                .scope("files:read", "", "files:read")
                .scope("files:write", "", "files:read", "files:write")
                .scope("rooms:read", "", "rooms:read")
                .scope("rooms:write", "", "rooms:read", "rooms:write")
                .scope("accounts:read", "", "accounts:read", "groups:read")
                .scope("accounts:write", "", "accounts:read", "accounts:write", "groups:write")
                .scope("accounts.self:read", "", "accounts.self:read")
                .scope("accounts.self:write", "", "accounts.self:read", "accounts.self:write")
                .scope("*:read", "", "*:read")
                .scope("*:write", ScopeRow.of("").unrestricted())
                .scope("*", ScopeRow.of("").unrestricted());
    }
}
