package io.keyaudit.exchange.gemini;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.GeminiErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import java.util.Map;

class GeminiContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new GeminiProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(number);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer("\"isTrader\":true,\"isAccountAdmin\":false"),
                Contracts.permissions(provider(), "--", Map.of("orders", "rw", "balances", "r-", "addresses", "r-")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer("\"isTrader\":false,\"isAccountAdmin\":true"),
                Contracts.permissions(provider(), "--", Map.of("accounts", "?w")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer("\"isTrader\":true,\"isAccountAdmin\":false,\"" + scope + "\":true");
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(GeminiErrors.documented());
    }

    private static List<Exchange> answer(String said) {
        return List.of(Exchange.post("/v1/roles", "{\"isAuditor\":false,\"isFundManager\":false," + said + "}"));
    }
}
