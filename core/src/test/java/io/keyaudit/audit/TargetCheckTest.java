package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import org.junit.jupiter.api.Test;

/** What can be told of a target without sending anything. */
class TargetCheckTest {
    private final StubProvider stub = StubProvider.reading();
    private final Providers providers = Providers.of(stub);

    @Test
    void aTargetWithAllThatIsRequiredIsFine() {
        assertThat(complete().build().problems(providers)).isEmpty();
        assertThat(complete()
                        .credential("proof", Secret.of("x"))
                        .option("mode", "gentle")
                        .endpoint("https://elsewhere.example.com")
                        .tag("production")
                        .build()
                        .problems(providers))
                .isEmpty();
    }

    @Test
    void anUnknownProviderIsNamedWithThoseInstalled() {
        assertThat(AuditTarget.builder("a", "nowhere").build().problems(providers))
                .containsExactly(
                        new TargetProblem("provider", "there is no provider \"nowhere\"; installed are: stub"));
    }

    @Test
    void withoutAnyProviderThatIsSaid() {
        assertThat(complete().build().problems(Providers.of()))
                .containsExactly(new TargetProblem(
                        "provider",
                        "there is no provider \"stub\"; no provider is installed; add the artifact of one, such as"
                                + " io.keyaudit:keyaudit-stub-provider"));
    }

    @Test
    void aProviderThatCannotBeUsedIsExplained() {
        Providers twice = Providers.of(stub, StubProvider.reading());
        assertThat(complete().build().problems(twice))
                .containsExactly(new TargetProblem("provider", twice.problems().get(0)));
        assertThat(AuditTarget.builder("a", "stu").build().problems(twice))
                .containsExactly(new TargetProblem(
                        "provider",
                        "there is no provider \"stu\"; no provider is installed; add the artifact of one, such as"
                                + " io.keyaudit:keyaudit-stu-provider"));
    }

    @Test
    void anEndpointIsNeededWhereThereIsNoDefault() {
        Providers homeless = Providers.of(new PermissionProvider() {
            @Override
            public String id() {
                return "stub";
            }

            @Override
            public ProviderDescription describe() {
                ProviderDescription all = stub.describe();
                return ProviderDescription.builder(all.displayName())
                        .credentials(all.credentials().toArray(CredentialField[]::new))
                        .scopes(all.scopes())
                        .callsPerInspection(all.callsPerInspection())
                        .rateLimit(all.rateLimit())
                        .build();
            }

            @Override
            public ProviderSession open(ProviderContext context) {
                throw new UnsupportedOperationException();
            }
        });
        assertThat(complete().build().problems(homeless))
                .containsExactly(new TargetProblem(
                        "endpoint", "stub needs the service's address, such as https://service.example.com"));
        assertThat(complete()
                        .endpoint("https://stub.example.com")
                        .option("mode", "fast")
                        .build()
                        .problems(homeless))
                .containsExactly(new TargetProblem("options.mode", "stub has no option \"mode\""));
    }

    @Test
    void aRequiredCredentialThatIsMissingIsDescribed() {
        assertThat(AuditTarget.builder("a", "stub").build().problems(providers))
                .containsExactly(new TargetProblem("credentials", "\"apiKey\" is missing: The key"));
    }

    @Test
    void aCredentialTheProviderDoesNotTakeIsNotRepeatedSinceItMayBeASecret() {
        assertThat(complete().credential("token", Secret.of("x")).build().problems(providers))
                .containsExactly(
                        new TargetProblem("credentials.token", "unknown credential; stub takes: apiKey, proof"));
    }

    @Test
    void anOptionTheProviderDoesNotHaveIsNamedWithThoseItHas() {
        assertThat(complete().option("speed", "fast").build().problems(providers))
                .containsExactly(new TargetProblem("options.speed", "stub has no option \"speed\"; it takes: mode"));
    }

    @Test
    void aProblemSaysWhereItIs() {
        assertThat(new TargetProblem("options.a.b", "").area()).isEqualTo("options");
        assertThat(new TargetProblem("options.a.b", "").name()).contains("a.b");
        assertThat(new TargetProblem("endpoint", "").area()).isEqualTo("endpoint");
        assertThat(new TargetProblem("endpoint", "").name()).isEmpty();
    }

    @Test
    void whatMayBeASecretInTheWrongPlaceIsNotRepeated() {
        String secret = "sk-0123456789abcdef";
        AuditTarget target =
                complete().option(secret, secret).option("mode", secret).build();

        assertThat(target.problems(providers))
                .extracting(TargetProblem::message)
                .containsExactly(
                        "not a value of option \"mode\"; it is one of: fast, gentle",
                        "unknown option of stub; it takes: mode");
        assertThat(AuditTarget.builder("a", secret).build().problems(providers))
                .extracting(TargetProblem::message)
                .containsExactly("there is no such provider; installed are: stub");
    }

    @Test
    void anOptionsValueIsOneOfThoseDescribed() {
        assertThat(complete().option("mode", "wild").build().problems(providers))
                .containsExactly(new TargetProblem(
                        "options.mode", "not a value of option \"mode\"; it is one of: fast, gentle"));
    }

    @Test
    void allProblemsAreFoundInAFixedOrder() {
        assertThat(AuditTarget.builder("a", "stub")
                        .credential("z", Secret.of("x"))
                        .credential("b", Secret.of("x"))
                        .option("y", "1")
                        .option("c", "1")
                        .option("mode", "wild")
                        .build()
                        .problems(providers))
                .extracting(TargetProblem::field)
                .containsExactly(
                        "credentials", "credentials.b", "credentials.z", "options.c", "options.mode", "options.y");
    }

    private static AuditTarget.Builder complete() {
        return AuditTarget.builder("a", "stub").credential("apiKey", Secret.of("x"));
    }
}
