package io.keyaudit.exchange.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.GeminiErrors;
import io.keyaudit.sandbox.GeminiKey;
import io.keyaudit.sandbox.GeminiKeys;
import io.keyaudit.sandbox.GeminiService;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

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

    /** Its message repeats the key. */
    @Test
    void aKeyWithoutARoleThatCanAskIsForbiddenAndNotShown() {
        try (ExchangeService<GeminiKey> gemini = start()) {
            GeminiKey key = ordinary();
            gemini.addKey(key);
            gemini.inject(GeminiErrors.missingRole(key).asFault());

            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> inspect(gemini, key))
                    .withMessageNotContaining(key.apiKey())
                    .satisfies(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.FORBIDDEN));
        }
    }

    @Test
    void aKeyWithTimesForNoncesIsRead() throws ProviderException {
        try (ExchangeService<GeminiKey> gemini = start()) {
            GeminiKey key = ordinary().withTimeBased(true);
            gemini.addKey(key);

            inspect(gemini, key);

            assertThat(gemini.requests()).hasSize(1);
        }
    }
}
