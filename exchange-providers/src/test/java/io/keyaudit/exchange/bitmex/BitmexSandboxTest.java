package io.keyaudit.exchange.bitmex;

import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.BitmexErrors;
import io.keyaudit.sandbox.BitmexKey;
import io.keyaudit.sandbox.BitmexKeys;
import io.keyaudit.sandbox.BitmexService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.spi.PermissionProvider;
import java.util.List;
import java.util.random.RandomGenerator;

class BitmexSandboxTest extends SandboxKeysContract<BitmexKey> {
    @Override
    protected PermissionProvider provider() {
        return new BitmexProvider();
    }

    @Override
    protected ExchangeService<BitmexKey> start(ExchangeOptions options) {
        return BitmexService.start(options);
    }

    @Override
    protected BitmexKey random(RandomGenerator random) {
        return BitmexKeys.random(random);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BitmexErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "permissions";
    }

    @Override
    protected boolean tellsTime() {
        return false;
    }
}
