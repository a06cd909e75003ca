package io.keyaudit.exchange.bitget;

import io.keyaudit.Environment;
import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.Constraints;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.BitgetErrors;
import io.keyaudit.sandbox.BitgetKey;
import io.keyaudit.sandbox.BitgetKeys;
import io.keyaudit.sandbox.BitgetService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.spi.PermissionProvider;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

class BitgetSandboxTest extends SandboxKeysContract<BitgetKey> {
    @Override
    protected PermissionProvider provider() {
        return new BitgetProvider();
    }

    @Override
    protected ExchangeService<BitgetKey> start(ExchangeOptions options) {
        return BitgetService.start(options);
    }

    @Override
    protected BitgetKey random(RandomGenerator random) {
        return BitgetKeys.random(random);
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put("environment", Constraints.text(snapshot.attributes().environment(), Environment::text));
        return constraints;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BitgetErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "authorities";
    }
}
