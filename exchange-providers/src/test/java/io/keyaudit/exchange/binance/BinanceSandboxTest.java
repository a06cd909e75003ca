package io.keyaudit.exchange.binance;

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
import io.keyaudit.spi.PermissionProvider;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

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
}
