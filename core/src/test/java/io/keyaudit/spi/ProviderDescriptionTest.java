package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Access;
import io.keyaudit.Endpoint;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderDescriptionTest {
    private static final OptionField NONCE = OptionField.choice("nonce", "", List.of("fast", "gentle"), "fast");
    private static final CredentialField KEY = CredentialField.secret("apiKey", "");

    @Test
    void findsItsOptions() {
        ProviderDescription description = description(List.of(KEY), List.of(NONCE), 1);
        assertThat(description.option("nonce")).contains(NONCE);
        assertThat(description.option("mode")).isEmpty();
    }

    @Test
    void givesEveryOptionAValue() {
        ProviderDescription description = description(List.of(KEY), List.of(NONCE), 1);
        assertThat(description.optionValues(Map.of())).containsExactly(Map.entry("nonce", "fast"));
        assertThat(description.optionValues(Map.of("nonce", "gentle"))).containsExactly(Map.entry("nonce", "gentle"));
    }

    @Test
    void copiesFieldsAndOptions() {
        List<CredentialField> credentials = new ArrayList<>(List.of(KEY));
        List<OptionField> options = new ArrayList<>(List.of(NONCE));
        ProviderDescription description = description(credentials, options, 1);
        credentials.clear();
        options.clear();
        assertThat(description.credentials()).containsExactly(KEY);
        assertThat(description.options()).containsExactly(NONCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void anInspectionSendsAtLeastOneRequest(int calls) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description(List.of(), List.of(), calls))
                .withMessageContaining("at least 1");
    }

    @Test
    void anOptionsDefaultIsOneOfItsValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptionField.choice("nonce", "", List.of("fast", "gentle"), "slow"))
                .withMessage("default \"slow\" is not one of [fast, gentle]");
    }

    @Test
    void anOptionCopiesItsValues() {
        List<String> values = new ArrayList<>(List.of("fast"));
        OptionField option = OptionField.choice("nonce", "", values, "fast");
        values.clear();
        assertThat(option.values()).containsExactly("fast");
    }

    @Test
    void aRateLimitLetsSomethingPass() {
        assertThat(new RateLimit(1, Duration.ofNanos(1)).requests()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ofSeconds(-1)));
    }

    @Test
    void anAccessListsItsTraitsInTheirOrder() {
        AccessInfo access = AccessInfo.of("", Sensitivity.HIGH, Trait.READS_CONTENT, Trait.MOVES_MONEY, Trait.TRADES);
        assertThat(access.traits()).containsExactly(Trait.MOVES_MONEY, Trait.TRADES, Trait.READS_CONTENT);
        assertThat(AccessInfo.of("", Sensitivity.LOW).traits()).isEmpty();
    }

    @Test
    void anAccessCopiesItsTraits() {
        Set<Trait> traits = EnumSet.of(Trait.TRADES);
        AccessInfo access = new AccessInfo("", Sensitivity.HIGH, traits);
        traits.clear();
        assertThat(access.traits()).containsExactly(Trait.TRADES);
    }

    @Test
    void aScopeCopiesItsGrants() {
        List<ResourceAccess> grants = new ArrayList<>(List.of(new ResourceAccess("files", Access.READ)));
        ScopeInfo scope = ScopeInfo.granting("files:read", "", grants, FactSource.NONE);
        grants.clear();
        assertThat(scope.grants()).hasSize(1);
    }

    @Test
    void aContextHoldsTheOptionsThatAreDescribed() {
        Map<String, String> options = new HashMap<>(Map.of("nonce", "fast"));
        ProviderContext context = ProviderContext.of(Endpoint.parse("https://portal.example.com"), options);
        options.clear();
        assertThat(context.option("nonce")).isEqualTo("fast");
        assertThat(context.timeouts()).isEqualTo(Timeouts.DEFAULT);
        assertThat(context.rateLimiters()).isSameAs(RateLimiters.inThisJvm());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context.option("mode"))
                .withMessage("no option \"mode\"");
    }

    private static ProviderDescription description(
            List<CredentialField> credentials, List<OptionField> options, int calls) {
        return ProviderDescription.builder("Portal")
                .credentials(credentials.toArray(CredentialField[]::new))
                .options(options.toArray(OptionField[]::new))
                .scopes(OfficeScopes.TABLE)
                .callsPerInspection(calls)
                .rateLimit(new RateLimit(1, Duration.ofSeconds(1)))
                .build();
    }
}
