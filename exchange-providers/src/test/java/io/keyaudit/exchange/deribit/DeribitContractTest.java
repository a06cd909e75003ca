package io.keyaudit.exchange.deribit;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.DeribitErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import java.util.Map;

class DeribitContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new DeribitProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(number);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer("trade:read_write"),
                Contracts.permissions(provider(), "--", Map.of("account", "r-", "trade", "rw")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(answer("trade:none"), Contracts.permissions(provider(), "--", Map.of("account", "r-")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer("trade:read_write " + scope);
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(DeribitErrors.documented());
    }

    private static List<Exchange> answer(String said) {
        return List.of(
                Exchange.post(
                        "/api/v2/public/auth",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"access_token\":\"token-of-a-minute\",\"expires_in\":60,"
                                + "\"scope\":\"account:read wallet:none block_trade:none block_rfq:none mainaccount "
                                + said + "\"}}"),
                Exchange.get("/api/v2/public/get_time", "{\"jsonrpc\":\"2.0\",\"result\":1795255200000}"));
    }
}
