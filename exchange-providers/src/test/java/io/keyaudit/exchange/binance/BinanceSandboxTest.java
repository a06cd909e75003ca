package io.keyaudit.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.BinanceErrors;
import io.keyaudit.sandbox.BinanceKey;
import io.keyaudit.sandbox.BinanceKeys;
import io.keyaudit.sandbox.BinanceService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.ExpectedKey;
import io.keyaudit.sandbox.Fault;
import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiter;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceSandboxTest extends SandboxKeysContract<BinanceKey> {
    @Override
    protected PermissionProvider provider() {
        return new BinanceProvider();
    }

    @Override
    protected ExchangeService<BinanceKey> start(ExchangeOptions options) {
        return BinanceService.start(options);
    }

    @Override
    protected BinanceKey random(RandomGenerator random) {
        return BinanceKeys.random(random, NOW);
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put(
                "tradingExpires",
                snapshot.attributes().lapses().stream()
                        .map(lapse -> lapse.at().toString())
                        .findFirst()
                        .orElse(ExpectedKey.NOT_REPORTED));
        return constraints;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BinanceErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "ipRestrict";
    }

    @ParameterizedTest
    @CsvSource({"418, 1", "403, 6", "429, 6"})
    void aRefusalIsForAllHosts(int status, int requests) throws ProviderException {
        try (ExchangeService<BinanceKey> binance = start()) {
            binance.inject(Fault.json(status, "{\"code\":-1003,\"msg\":\"Way too many requests.\"}"));
            ProviderContext context = context(binance, Map.of());
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> inspect(context, ordinary().credentials()));
            assertThat(binance.requests()).hasSize(requests);
            RateLimiter elsewhere = context.rateLimiters()
                    .limiter(LimiterId.of(
                                    Endpoint.parse("https://api3.binance.com").authority(),
                                    provider().describe().rateLimit())
                            .pausedWith("binance"));
            assertThat(elsewhere.delay()).isEqualTo(RateLimiter.LONGEST_PAUSE);
        }
    }
}
