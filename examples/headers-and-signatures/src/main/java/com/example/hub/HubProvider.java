package com.example.hub;

import io.keyaudit.FactKind;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.EmptyList;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;

/** Reads what tokens of Hub can do. Hub states their scopes in a header of each answer. */
public final class HubProvider implements PermissionProvider {
    static final String TOKEN = "token";
    static final int CALLS = 3;
    static final RateLimit LIMIT = new RateLimit(60, Duration.ofMinutes(1), RateLimit.Counts.ACCOUNT);

    static final ScopeTable SCOPES = ScopeTable.builder()
            .resource(
                    "code",
                    AccessInfo.of("Read all repositories", Sensitivity.HIGH, Trait.READS_CONTENT),
                    AccessInfo.of("Push to all repositories", Sensitivity.CRITICAL, Trait.CHANGES_CONTENT))
            .resource(
                    "status",
                    AccessInfo.of("Read the results of checks", Sensitivity.LOW),
                    AccessInfo.of("Set the results of checks", Sensitivity.MODERATE))
            .resource(
                    "profile",
                    AccessInfo.of("Read the owner's profile", Sensitivity.LOW, Trait.READS_PERSONAL_DATA),
                    AccessInfo.of("Change the owner's profile", Sensitivity.MODERATE))
            .scope("repo", ScopeRow.of("Code and all that belongs to it").grants("code:rw").implies("repo:status"))
            .scope("repo:status", "Results of checks", "status:rw")
            .scope("read:user", "Reads the profile", "profile:read")
            .scope("user", ScopeRow.of("The profile").grants("profile:write").implies("read:user"))
            .emptyList(EmptyList.NO_ACCESS)
            .unrecognizedSubjects("*:{subject}")
            .build();

    @Override
    public String id() {
        return "hub";
    }

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder("Hub")
                .credentials(CredentialField.secret(TOKEN, "the personal access token, from Settings"))
                .scopes(SCOPES)
                .callsPerInspection(CALLS)
                .rateLimit(LIMIT)
                .reports(FactKind.STATE, FactKind.OWNER, FactKind.EXPIRY)
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new HubSession(context);
    }
}
