package io.keyaudit.exchange.bitmex;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.BitmexErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class BitmexContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new BitmexProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(number);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "\"order\""),
                Contracts.permissions(
                        provider(), "--", Map.of("account", "r-", "orders", "-w", "orders.cancel", "-w")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "\"withdraw\""),
                Contracts.permissions(provider(), "--", Map.of("account", "r-", "withdraw", "-w")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer(key, "\"order\",\"" + scope + "\"");
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(BitmexErrors.documented(Instant.EPOCH));
    }

    private static List<Exchange> answer(Credentials key, String said) {
        return List.of(Exchange.get(
                "/api/v1/apiKey",
                "[{\"id\":\"another-key\",\"secret\":\"another-secret\",\"permissions\":[]},{\"id\":\""
                        + key.get("apiKey").reveal()
                        + "\",\"name\":\"desk\",\"cidr\":\"\",\"cidrs\":[],\"enabled\":true,\"permissions\":[" + said
                        + "]}]"));
    }
}
