package io.keyaudit.exchange.bitget;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.BitgetErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import java.util.Map;

class BitgetContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new BitgetProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(
                number, Map.of("passphrase", "pAsS-" + "%04d".formatted(number).repeat(3)));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer("\"stow\",\"wtor\""),
                Contracts.permissions(provider(), "--", Map.of("spot", "rw", "transfer", "r-")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(answer("\"wwow\""), Contracts.permissions(provider(), "--", Map.of("withdraw", "-w")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer("\"stow\",\"wtor\",\"" + scope + "\"");
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(BitgetErrors.documented());
    }

    private static List<Exchange> answer(String said) {
        return List.of(
                Exchange.get(
                        "/api/v2/spot/account/info",
                        "{\"code\":\"00000\",\"msg\":\"success\",\"data\":{\"userId\":\"1\",\"ips\":\"\",\"authorities\":["
                                + said + "]}}"),
                Exchange.get(
                        "/api/v2/public/time", "{\"code\":\"00000\",\"data\":{\"serverTime\":\"1795255200000\"}}"));
    }
}
