package io.keyaudit.exchange.bitget;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.BitgetErrors;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.util.List;
import java.util.Map;

class BitgetContractTest extends ExchangeContract {
    @Override
    protected PermissionProvider provider() {
        return new BitgetProvider();
    }

    @Override
    protected Said good() {
        return said("\"stow\",\"wtor\"", "--", Map.of("spot", "rw", "transfer", "r-"));
    }

    @Override
    protected Said other() {
        return said("\"wwow\"", "--", Map.of("withdraw", "-w"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + ",\"" + scope + "\"";
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BitgetErrors.documented();
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String said) {
        return List.of(
                Exchange.get(
                        "/api/v2/spot/account/info",
                        "{\"code\":\"00000\",\"msg\":\"success\",\"data\":{\"userId\":\"1\",\"ips\":\"\",\"authorities\":["
                                + said + "]}}"),
                Exchange.get(
                        "/api/v2/public/time", "{\"code\":\"00000\",\"data\":{\"serverTime\":\"1795255200000\"}}"));
    }
}
