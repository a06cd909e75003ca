package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An access that a service never reports is said once for the service, never for each of its keys. */
class UnreportedAccessTest {
    private static final ScopeTable TABLE = ScopeTable.builder()
            .resource(
                    "notes",
                    AccessInfo.of("Read", Sensitivity.LOW),
                    AccessInfo.of("Write", Sensitivity.HIGH, Trait.MANAGES_KEYS))
            .resource(
                    "keys",
                    AccessInfo.of("List", Sensitivity.LOW),
                    AccessInfo.of("Create", Sensitivity.CRITICAL, Trait.MANAGES_KEYS))
            .scope("read", "Reads", "notes:read")
            .scope("write", "Writes", "notes:write")
            .neverReported("keys:rw")
            .build();

    private static final Providers PROVIDERS = Providers.of(new Vault());

    @Test
    void isOneFindingOfTheServiceThatCountsItsKeys() {
        Rule rule = Audits.rule("no-keys").forbid("keys:write").build();
        Compliance compliance = check(rule);

        assertThat(compliance.keys()).allSatisfy(key -> {
            assertThat(key.findings()).isEmpty();
            assertThat(key.verdict("no-keys").orElseThrow().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        });
        assertThat(compliance.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.service().orElseThrow().keyCount()).isEqualTo(3);
            assertThat(finding.status()).isEqualTo(FindingStatus.INCONCLUSIVE);
            assertThat(finding.causes()).extracting(Cause::kind).containsExactly(Cause.Kind.UNREPORTED_ACCESS);
        });
    }

    @Test
    void isNotApplicableWhereTheRuleSaysSo() {
        Rule rule = Audits.rule("no-keys").whereReported().forbid("keys:write").build();
        Compliance compliance = check(rule);

        assertThat(compliance.findings()).isEmpty();
        assertThat(compliance.keys())
                .allMatch(key -> key.verdict("no-keys").orElseThrow().verdict() == Verdict.NOT_APPLICABLE);
    }

    @Test
    void hidesNothingThatIsGranted() {
        Rule rule = Audits.rule("no-keys")
                .whereReported()
                .forbid(new AccessPattern.WithTrait(Trait.MANAGES_KEYS))
                .build();

        assertThat(check(rule).keys())
                .extracting(key -> key.verdict("no-keys").orElseThrow().verdict())
                .containsExactly(Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE, Verdict.FAIL);
    }

    private static Compliance check(Rule rule) {
        List<KeyOutcome> outcomes = Stream.of(List.of("read"), List.of("read"), List.of("write"))
                .map(UnreportedAccessTest::key)
                .toList();
        return Assessment.of(Audits.policy(rule), PROVIDERS, Audits.CLOCK).assessAll(outcomes);
    }

    private static KeyOutcome key(List<String> scopes) {
        Endpoint endpoint = Endpoint.parse("https://vault.example.com");
        KeySnapshot snapshot = KeySnapshot.builder("vault", endpoint)
                .permissions(TABLE.resolve(scopes).permissions())
                .nativeScopes(scopes)
                .evidence(new Evidence(Evidence.Method.INTROSPECTED, List.of(), Audits.NOW, Map.of()))
                .build();
        AuditTarget target = AuditTarget.builder("key", "vault")
                .credential("token", Secret.of("token-of-a-test"))
                .build();
        return new KeyOutcome.Inspected(target, snapshot);
    }

    private static final class Vault implements PermissionProvider {
        @Override
        public String id() {
            return "vault";
        }

        @Override
        public ProviderDescription describe() {
            return ProviderDescription.builder("Vault").scopes(TABLE).build();
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
