package io.keyaudit.exchange.kucoin;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.KuCoinErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import java.util.Map;

class KuCoinContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new KuCoinProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(
                number, Map.of("passphrase", "pAsS-" + "%04d".formatted(number).repeat(3)));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "General,Transfer"),
                Contracts.permissions(
                        provider(),
                        "--",
                        Map.of(
                                "account", "r-",
                                "subaccount_keys", "-w",
                                "subaccounts", "-w",
                                "deposit_addresses", "-w",
                                "withdraw", "-w")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "Spot, InnerTransfer"),
                Contracts.permissions(provider(), "--", Map.of("spot", "-w", "transfer", "-w")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer(key, "General,Transfer," + scope);
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(KuCoinErrors.documented());
    }

    private static List<Exchange> answer(Credentials key, String words) {
        return List.of(
                Exchange.get(
                        "/api/v1/user/api-key",
                        "{\"code\":\"200000\",\"data\":{\"remark\":\"desk\",\"apiKey\":\""
                                + key.get("apiKey").reveal() + "\",\"apiVersion\":3,\"permission\":\"" + words
                                + "\",\"ipWhitelist\":\"203.**.154\",\"createdAt\":1728443843000,\"uid\":165111215,"
                                + "\"isMaster\":true}}"),
                Exchange.get("/api/v1/timestamp", "{\"code\":\"200000\",\"data\":1776149990532}"));
    }
}
