package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.CLOCK;
import static io.keyaudit.policy.Audits.policy;
import static io.keyaudit.policy.Audits.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Sensitivity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeResolution;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScopeReductionTest {
    private static final AccessInfo ANY = AccessInfo.of("", Sensitivity.LOW);
    private static final ScopeTable SCOPES = ScopeTable.builder()
            .resource("files", ANY, ANY)
            .resource("rooms", ANY, ANY)
            .resource("groups", ANY, ANY)
            .newSubjectsApart()
            .scope("*", ScopeRow.of("").unrestricted())
            .scope("*:read", "", "files:read", "rooms:read", "groups:read")
            .scope("files:read", "", "files:read")
            .scope("files:write", "", "files:read", "files:write")
            .scope("rooms:read", "", "rooms:read", "groups:read")
            .scope("rooms:write", "", "rooms:read", "rooms:write", "groups:write")
            .build();
    private static final List<String> NAMES =
            List.of("*", "*:read", "files:read", "files:write", "rooms:read", "rooms:write", "files:admin", "new:read");
    private static final Providers PROVIDERS = Providers.of(
            new Scoped("scoped", SCOPES),
            new Scoped("plain", ScopeTable.builder().resource("files", ANY, ANY).build()));

    /** A provider that only knows scopes. */
    private record Scoped(String id, ScopeTable scopes) implements PermissionProvider {
        @Override
        public ProviderDescription describe() {
            return ProviderDescription.builder(id)
                    .credentials(CredentialField.secret("apiKey", "The key"))
                    .scopes(scopes)
                    .callsPerInspection(1)
                    .rateLimit(new RateLimit(1, Duration.ofSeconds(1)))
                    .build();
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            throw new UnsupportedOperationException("nothing is sent in these tests");
        }
    }

    private static KeyOutcome.Inspected key(String... scopes) {
        return key("scoped", List.of(scopes));
    }

    private static KeyOutcome.Inspected key(String provider, List<String> scopes) {
        ScopeResolution resolved =
                scopes.isEmpty() ? new ScopeResolution(SCOPES.unrestricted(), List.of()) : SCOPES.resolve(scopes);
        return new KeyOutcome.Inspected(
                AuditTarget.builder("k", provider).build(),
                new KeySnapshot(
                        provider,
                        Endpoint.parse("https://scoped.example.com"),
                        resolved.permissions(),
                        scopes,
                        resolved.unrecognized(),
                        KeyState.ACTIVE,
                        KeyAttributes.unknown(),
                        new Evidence(Evidence.Method.INTROSPECTED, List.of(), Instant.EPOCH, Map.of())));
    }

    private static ScopeReduction.Proposal propose(KeyOutcome.Inspected key, Policy policy) {
        return ScopeReduction.to(policy, PROVIDERS, CLOCK).propose(key);
    }

    private static Policy only(String... patterns) {
        return policy(rule("r").allowOnly(patterns).build());
    }

    private static List<String> reduced(ScopeReduction.Proposal proposal) {
        assertThat(proposal).isInstanceOf(ScopeReduction.Reduced.class);
        return ((ScopeReduction.Reduced) proposal).scopes();
    }

    @Test
    void aKeyWithinTheRulesIsLeftAlone() {
        assertThat(propose(key("files:read"), only("files:read"))).isEqualTo(new ScopeReduction.Within());
        assertThat(propose(
                        key("files:write"),
                        policy(rule("r").forbid("files:write").build())))
                .as("only allowOnly says what is left")
                .isEqualTo(new ScopeReduction.Within());
        assertThat(propose(key(), only("*:*"))).isEqualTo(new ScopeReduction.Within());
    }

    @Test
    void scopesThatGoTooFarAreTakenOrReplacedByLesserOnes() {
        assertThat(reduced(propose(key("files:read", "rooms:write"), only("files:*"))))
                .containsExactly("files:read");
        assertThat(reduced(propose(key("files:write"), only("files:read")))).containsExactly("files:read");
        assertThat(reduced(propose(key("*:read"), only("rooms:*", "groups:*")))).containsExactly("rooms:read");
    }

    @Test
    void fullAccessIsReducedToWhatIsAllowed() {
        assertThat(reduced(propose(key(), only("files:*", "rooms:read")))).containsExactly("files:write");
        assertThat(reduced(propose(key("*"), only("*:read")))).containsExactly("*:read");
    }

    @Test
    void anUnknownScopeStaysOnlyIfARuleAcceptsIt() {
        Policy accepting = policy(rule("r")
                .allowOnly("files:read")
                .allowOnly(
                        new AccessPattern.NativeScope("new:read"),
                        new AccessPattern.Named("new", Set.of(Access.READ, Access.WRITE)))
                .build());
        assertThat(reduced(propose(key("files:write", "new:read"), accepting)))
                .containsExactly("files:read", "new:read");
        assertThat(reduced(propose(key("files:write", "new:read"), only("files:read"))))
                .containsExactly("files:read");
    }

    @Test
    void aKeyIsNeverLeftWithoutScopes() {
        assertThat(propose(key("files:read"), only("rooms:read")))
                .isInstanceOfSatisfying(
                        ScopeReduction.Impossible.class,
                        impossible -> assertThat(impossible.reason()).contains("nothing would be left"));
    }

    @Test
    void aServiceWithoutScopesHasNothingToChoose() {
        assertThat(propose(key("plain", List.of("files:read", "files:write")), only("rooms:read")))
                .isInstanceOfSatisfying(
                        ScopeReduction.Impossible.class,
                        impossible -> assertThat(impossible.reason()).contains("no scopes to choose from"));
    }

    @Test
    void whatWasAcceptedIsLeftAlone() {
        Policy policy = Policy.builder("p")
                .rule(rule("r").allowOnly("files:read").build())
                .suppression(new Suppression("r", List.of("k"), "because", LocalDate.parse("2027-01-01")))
                .build();
        assertThat(propose(key("files:write"), policy)).isEqualTo(new ScopeReduction.Within());
        Policy expired = Policy.builder("p")
                .rule(rule("r").allowOnly("files:read").build())
                .suppression(new Suppression("r", List.of("k"), "because", LocalDate.parse("2026-06-14")))
                .build();
        assertThat(reduced(propose(key("files:write"), expired))).containsExactly("files:read");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverWidensAndEndsWithinTheRules(long seed) {
        Random random = new Random(seed);
        List<String> scopes = some(NAMES, random);
        KeyOutcome.Inspected key = key("scoped", scopes);
        Policy policy = policy(
                rule("a")
                        .allowOnly(some(
                                        List.of("files:read", "files:*", "rooms:read", "groups:*", "*:read", "x:read"),
                                        random)
                                .toArray(String[]::new))
                        .build(),
                rule("b")
                        .allowOnly(some(List.of("files:*", "rooms:*", "groups:read", "*:*"), random)
                                .toArray(String[]::new))
                        .build());

        ScopeReduction.Proposal proposal = propose(key, policy);

        if (proposal instanceof ScopeReduction.Reduced reduction) {
            PermissionSet before = key.snapshot().permissions();
            KeyOutcome.Inspected after = key("scoped", reduction.scopes());
            assertThat(reduction.scopes()).isNotEmpty().doesNotHaveDuplicates().isNotEqualTo(scopes);
            assertThat(after.snapshot().permissions().unrestricted()).isFalse();
            for (Permission pair : after.snapshot().permissions().permissions()) {
                for (Access access : Access.values()) {
                    if (pair.grant(access) != Grant.DENIED) {
                        assertThat(before.grant(pair.resource(), access))
                                .as("%s -> %s: %s %s", scopes, reduction.scopes(), pair.resource(), access)
                                .isIn(Grant.GRANTED, pair.grant(access));
                    }
                }
            }
            assertThat(Assessment.of(policy, PROVIDERS, CLOCK)
                            .assessAll(List.of(after))
                            .keys()
                            .get(0)
                            .findings())
                    .isEmpty();
            assertThat(propose(after, policy)).as("once more").isEqualTo(new ScopeReduction.Within());
        } else if (proposal instanceof ScopeReduction.Within) {
            assertThat(Assessment.of(policy, PROVIDERS, CLOCK)
                            .assessAll(List.of(key))
                            .keys()
                            .get(0)
                            .findings())
                    .isEmpty();
        } else {
            assertThat(Assessment.of(policy, PROVIDERS, CLOCK)
                            .assessAll(List.of(key))
                            .keys()
                            .get(0)
                            .findings())
                    .isNotEmpty();
        }
    }

    private static List<String> some(List<String> of, Random random) {
        List<String> some = new ArrayList<>();
        while (some.isEmpty()) {
            of.stream().filter(one -> random.nextInt(3) == 0).forEach(some::add);
        }
        return some;
    }
}
