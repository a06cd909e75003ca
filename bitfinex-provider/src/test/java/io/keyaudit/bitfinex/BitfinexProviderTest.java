package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ResourceInfo;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("paths")
class BitfinexProviderTest {
    private final ProviderDescription description = new BitfinexProvider().describe();

    @Test
    void isFoundByItsId() {
        assertThat(Providers.discover().find("bitfinex"))
                .hasValueSatisfying(found -> assertThat(found).isInstanceOf(BitfinexProvider.class));
    }

    @Test
    void saysWhatItNeedsAndCosts() {
        assertThat(description.credentials()).extracting(CredentialField::name).containsExactly("apiKey", "apiSecret");
        assertThat(description.defaultEndpoint().orElseThrow()).hasToString("https://api.bitfinex.com");
        assertThat(description.option("nonce").orElseThrow().values())
                .containsExactly("gentle", "quarter-seconds", "seconds", "millis", "micros");
        assertThat(description.option("nonce").orElseThrow().defaultValue()).contains("gentle");
        assertThat(description.rateLimit()).isEqualTo(new RateLimit(90, Duration.ofSeconds(60)));
        assertThat(description.callsPerInspection()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "account, MODERATE",
        "history, MODERATE",
        "orders, HIGH",
        "positions, HIGH",
        "funding, HIGH",
        "wallets, CRITICAL",
        "withdraw, CRITICAL",
        "ui_withdraw, CRITICAL",
        "settings, MODERATE",
        "bfxpay, MODERATE",
        "eaas_withdraw, CRITICAL",
        "eaas_agreement, HIGH",
        "eaas_deposit, HIGH",
        "eaas_brokerage, HIGH"
    })
    void writingIsAsSensitiveAsTheFactsSay(String scope, Sensitivity sensitivity) {
        assertThat(description.scopes().resource(scope).orElseThrow().write().sensitivity())
                .isEqualTo(sensitivity);
    }

    @Test
    void whatMovesMoneyIsCalledSo() {
        assertThat(description.scopes().resources())
                .filteredOn(resource -> resource.write().traits().contains(Trait.MOVES_MONEY))
                .extracting(ResourceInfo::name)
                .containsExactly("wallets", "withdraw", "ui_withdraw", "eaas_withdraw");
    }
}
