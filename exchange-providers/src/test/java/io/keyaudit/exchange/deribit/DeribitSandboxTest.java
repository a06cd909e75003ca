package io.keyaudit.exchange.deribit;

import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DeribitErrors;
import io.keyaudit.sandbox.DeribitKey;
import io.keyaudit.sandbox.DeribitKeys;
import io.keyaudit.sandbox.DeribitService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.spi.PermissionProvider;
import java.util.List;
import java.util.random.RandomGenerator;

class DeribitSandboxTest extends SandboxKeysContract<DeribitKey> {
    @Override
    protected PermissionProvider provider() {
        return new DeribitProvider();
    }

    @Override
    protected ExchangeService<DeribitKey> start(ExchangeOptions options) {
        return DeribitService.start(options);
    }

    @Override
    protected DeribitKey random(RandomGenerator random) {
        return DeribitKeys.random(random);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return DeribitErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "scope";
    }
}
