package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys are sent to documented hosts only, and the host says which environment a key is of. */
@Tag("paths")
class ExchangeHostsTest {
    static Stream<ExchangeProvider> exchanges() {
        return Providers.discover().all().stream()
                .filter(ExchangeProvider.class::isInstance)
                .map(ExchangeProvider.class::cast);
    }

    @Test
    void thereAreElevenExchanges() {
        assertThat(exchanges())
                .extracting(ExchangeProvider::id)
                .containsExactlyInAnyOrder(
                        "binance",
                        "bitget",
                        "bitmex",
                        "bybit",
                        "coinbase",
                        "deribit",
                        "gemini",
                        "htx",
                        "kraken",
                        "kucoin",
                        "okx");
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void noOtherHostAndNoPathIsAsked(ExchangeProvider exchange) {
        String usual = exchange.describe().defaultEndpoint().orElseThrow().toString();
        for (String endpoint :
                List.of("https://api.example.com", usual + ".example.com", usual + "/api", usual + ":8443")) {
            ProviderContext context = context(exchange, endpoint);
            ProviderException failed = catchThrowableOfType(ProviderException.class, () -> exchange.open(context));
            assertThat(failed).as(endpoint).isNotNull();
            assertThat(failed.kind()).as(endpoint).isEqualTo(FailureKind.CONFIGURATION);
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void theUsualHostIsOfTheRealAccounts(ExchangeProvider exchange) {
        Endpoint usual = exchange.describe().defaultEndpoint().orElseThrow();
        assertThat(exchange.environment(usual)).isEqualTo(Fact.known(Environment.PRODUCTION));
        assertThat(exchange.environment(Endpoint.parse("http://127.0.0.1:1"))).isEqualTo(Fact.unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "bybit,   https://api-testnet.bybit.com,  TEST",
        "bybit,   https://api-testnet.manepa.jp,  TEST",
        "bybit,   https://api.bybit.eu,           PRODUCTION",
        "gemini,  https://api.sandbox.gemini.com, TEST",
        "bitmex,  https://testnet.bitmex.com,     TEST",
        "deribit, https://test.deribit.com,       TEST",
        "deribit, https://drb.coinbase.com,       PRODUCTION",
        "okx,     https://eea.okx.com,            PRODUCTION",
        "binance, https://api4.binance.com,       PRODUCTION"
    })
    void aHostSaysWhatItsAccountsAre(String id, String endpoint, Environment environment) throws ProviderException {
        ExchangeProvider exchange = exchanges()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(exchange.environment(Endpoint.parse(endpoint))).isEqualTo(Fact.known(environment));
        exchange.open(context(exchange, endpoint)).close();
    }

    @ParameterizedTest
    @CsvSource({
        "binance, https://testnet.binance.vision",
        "binance, https://demo-api.binance.com",
        "bybit,   https://api-demo.bybit.com"
    })
    void aHostThatCannotBeAskedSaysWhy(String id, String endpoint) {
        ExchangeProvider exchange = exchanges()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow();
        ProviderException failed =
                catchThrowableOfType(ProviderException.class, () -> exchange.open(context(exchange, endpoint)));
        assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failed).hasMessageContaining("cannot be asked");
    }

    private static ProviderContext context(ExchangeProvider exchange, String endpoint) {
        return ProviderContext.of(Endpoint.parse(endpoint), exchange.describe().optionValues(Map.of()));
    }
}
