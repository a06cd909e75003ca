package io.keyaudit.exchange.kucoin;

import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.KuCoinErrors;
import io.keyaudit.sandbox.KuCoinKey;
import io.keyaudit.sandbox.KuCoinKeys;
import io.keyaudit.sandbox.KuCoinService;
import io.keyaudit.spi.PermissionProvider;
import java.util.List;
import java.util.random.RandomGenerator;

class KuCoinSandboxTest extends SandboxKeysContract<KuCoinKey> {
    @Override
    protected PermissionProvider provider() {
        return new KuCoinProvider();
    }

    @Override
    protected ExchangeService<KuCoinKey> start(ExchangeOptions options) {
        return KuCoinService.start(options);
    }

    @Override
    protected KuCoinKey random(RandomGenerator random) {
        return KuCoinKeys.random(random);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return KuCoinErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "permission";
    }
}
