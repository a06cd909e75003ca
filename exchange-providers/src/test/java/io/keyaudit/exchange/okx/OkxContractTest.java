package io.keyaudit.exchange.okx;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.OkxErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import java.util.Map;

class OkxContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new OkxProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(
                number,
                Map.of("passphrase", "pAsSpHrAsE-" + "%04d".formatted(number).repeat(3)));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer("read_only,withdraw"),
                Contracts.permissions(provider(), "--", Map.of("account", "r-", "withdraw", "-w")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer("trade"),
                Contracts.permissions(
                        provider(),
                        "--",
                        Map.of("account", "?-", "trading", "-w", "transfer", "-w", "subaccount_keys", "-w")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer("read_only,withdraw," + scope);
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(OkxErrors.documented());
    }

    private static List<Exchange> answer(String words) {
        return List.of(
                Exchange.get(
                        "/api/v5/account/config",
                        "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"uid\":\"44705892\",\"mainUid\":\"44705892\","
                                + "\"label\":\"desk\",\"ip\":\"198.51.100.4\",\"perm\":\"" + words + "\"}]}"),
                Exchange.get("/api/v5/public/time", "{\"code\":\"0\",\"data\":[{\"ts\":\"1776149990532\"}]}"));
    }
}
