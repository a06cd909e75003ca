package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

@Tag("paths")
class KeysAndPolicySchemaTest {
    private static final Schema KEYS = ReportSchemaTest.schema("keys");
    private static final Schema POLICY = ReportSchemaTest.schema("policy");

    private static boolean accepts(Schema schema, String yaml) {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JsonMapper.shared().valueToTree(document)).isEmpty();
    }

    @Test
    void aKeysFileIsAccepted() {
        assertThat(accepts(KEYS, """
                version: 1
                keys:
                  - name: docs-bot
                    provider: docspace
                    endpoint: https://portal.example.com
                    credentials: { apiKey: env:DOCS_BOT_KEY }
                    tags: [production]
                    inventory: true
                  - name: trader
                    provider: bitfinex
                    credentials: { apiKey: env:BFX_KEY, apiSecret: file:/run/secrets/bfx }
                    options: { nonce: gentle }
                """)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys: [{ name: a, provider: docspace }]",
                "{ version: 2, keys: [{ name: a, provider: docspace }] }",
                "{ version: 1, keys: [] }",
                "{ version: 1, keys: [{ name: a }] }",
                "{ version: 1, keys: [{ name: ' ', provider: docspace }] }",
                "{ version: 1, keys: [{ name: a, provider: docspace, secret: env:X }] }",
                "{ version: 1, keys: [{ name: a, provider: docspace, credentials: { apiKey: sk-123 } }] }",
                "{ version: 1, keys: [{ name: a, provider: docspace, credentials: { apiKey: prompt } }] }",
                "{ version: 1, keys: [{ name: a, provider: docspace, endpoint: 'https://u:p@example.com' }] }",
                "{ version: 1, keys: [{ name: a, provider: docspace, tags: production }] }",
                "{ version: 1, keys: [{ name: a, provider: docspace, inventory: 'yes' }] }",
            })
    void otherKeysFilesAreNot(String yaml) {
        assertThat(accepts(KEYS, yaml)).isFalse();
    }

    @Test
    void aPolicyIsAccepted() {
        assertThat(accepts(POLICY, """
                version: 1
                name: production keys
                extends: builtin:recommended
                rules:
                  - id: docs-bots-read-only
                    title: Docs bots read files and rooms, nothing else
                    severity: high
                    match: { keys: ["docs-*"], providers: [docspace], tags: [production] }
                    allowOnly: ["files:read", "rooms:read", { scope: "spaces:read" }]
                  - id: no-money-out
                    severity: critical
                    forbid: ["withdraw:write", "*:*", { trait: moves-money }, { sensitivity: critical }]
                    remedy: Make a key without it.
                    controls: [{ standard: NIST SP 800-53 Rev. 5, control: AC-6 }]
                  - id: trader-can-trade
                    severity: medium
                    match: { keys: [trader] }
                    require: ["orders:read", { sensitivity: ">= low, <= high" }]
                  - id: short-lived
                    severity: medium
                    match: { providers: [docspace] }
                    expect: { state: active, mustExpire: true, maxLifetime: 90d, maxAge: 365d, maxUnused: 30d }
                  - id: others
                    severity: low
                    expect: { state: [active, inactive], used: true, restricted: true, recognizedScopes: true,
                      canManageKeys: false, ownerActive: true, maxKeysPerOwner: 3, distinctKeys: true }
                  - { id: unused, enabled: false, reason: Nightly jobs }
                suppressions:
                  - { rule: no-money-out, keys: [treasury], reason: "Sweeps, TR-118", expires: 2027-01-31 }
                """)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ version: 1, name: p }",
                "{ version: 1, name: p, rules: [] }",
                "{ version: 1, extends: builtin:recommended }",
                "{ version: 1, name: p, extends: other.yaml }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high }] }",
                "{ version: 1, name: p, rules: [{ id: a, forbid: ['*:write'] }] }",
                "{ version: 1, name: p, rules: [{ id: A B, severity: high, forbid: ['*:write'] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: grave, forbid: ['*:write'] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, forbid: ['files:delete'] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, forbid: [moves-money] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, forbid: [{ trait: money }] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, forbid: [{ sensitivity: high }] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, forbid: [{ scope: 'x:y' }] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, forbid: [{ trait: trades, scope: x }] }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, expect: { maxAge: 90 } }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, expect: { maxAge: 0d } }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, expect: { mustExpire: false } }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, expect: { state: unknown } }] }",
                "{ version: 1, name: p, rules: [{ id: a, severity: high, expect: { maxKeysPerOwner: 0 } }] }",
                "{ version: 1, name: p, extends: 'builtin:b', rules: [{ id: a, enabled: false }] }",
                "{ version: 1, name: p, extends: 'builtin:b', rules: [{ id: a, enabled: true, reason: r }] }",
                "{ version: 1, name: p, extends: 'builtin:b', rules: [{ id: a, reason: r }] }",
                "{ version: 1, name: p, extends: 'builtin:b', suppressions: [{ rule: a, keys: [k], reason: r }] }",
                "{ version: 1, name: p, extends: 'builtin:b', suppressions: "
                        + "[{ rule: a, keys: [], reason: r, expires: 2027-01-31 }] }",
            })
    void otherPoliciesAreNot(String yaml) {
        assertThat(accepts(POLICY, yaml)).isFalse();
    }
}
