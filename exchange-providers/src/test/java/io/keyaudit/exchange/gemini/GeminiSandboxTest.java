package io.keyaudit.exchange.gemini;

import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.GeminiErrors;
import io.keyaudit.sandbox.GeminiKey;
import io.keyaudit.sandbox.GeminiKeys;
import io.keyaudit.sandbox.GeminiService;
import io.keyaudit.spi.PermissionProvider;
import java.util.List;
import java.util.random.RandomGenerator;

class GeminiSandboxTest extends SandboxKeysContract<GeminiKey> {
    @Override
    protected PermissionProvider provider() {
        return new GeminiProvider();
    }

    @Override
    protected ExchangeService<GeminiKey> start(ExchangeOptions options) {
        return GeminiService.start(options);
    }

    @Override
    protected GeminiKey random(RandomGenerator random) {
        return GeminiKeys.random(random);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return GeminiErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "isTrader";
    }
}
