package io.keyaudit.exchange.bybit;

import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.BybitErrors;
import io.keyaudit.sandbox.BybitKey;
import io.keyaudit.sandbox.BybitKeys;
import io.keyaudit.sandbox.BybitService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.spi.PermissionProvider;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

class BybitSandboxTest extends SandboxKeysContract<BybitKey> {
    @Override
    protected PermissionProvider provider() {
        return new BybitProvider();
    }

    @Override
    protected ExchangeService<BybitKey> start(ExchangeOptions options) {
        return BybitService.start(options);
    }

    @Override
    protected BybitKey random(RandomGenerator random) {
        return BybitKeys.random(random, NOW);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BybitErrors.documented(NOW);
    }

    @Override
    protected String everyAnswersField() {
        return "permissions";
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put("thirdPartyApp", snapshot.evidence().details().get(BybitProvider.THIRD_PARTY));
        return constraints;
    }
}
