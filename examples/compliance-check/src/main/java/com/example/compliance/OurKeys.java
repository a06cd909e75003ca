package com.example.compliance;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.Severity;
import java.util.List;

/** The keys that this application uses, and what must hold of them. */
final class OurKeys {
    private OurKeys() {}

    static List<AuditTarget> in(Vault vault, String portal) {
        return List.of(AuditTarget.builder("docs-bot", "docspace")
                .endpoint(portal)
                .credentials(vault.apiKey("docs-bot"))
                .tag("production")
                .build());
    }

    static Policy policy() {
        return Policy.builder("our keys")
                .rule(Rule.builder(RuleDescription.of(
                                "no-people", "None of our keys can change people", Severity.CRITICAL))
                        .forbid("accounts:write")
                        .build())
                .build();
    }
}
