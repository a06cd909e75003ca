package io.keyaudit.exchange.binance;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.sandbox.BinanceErrors;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Of the exchanges, which are in one module, only this one's contract is tested on the class path as well. */
@Tag("paths")
class BinanceContractTest extends ExchangeContract {
    /** The time that the contract's tests go by. */
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    protected PermissionProvider provider() {
        return new BinanceProvider();
    }

    @Override
    protected Said good() {
        return said(
                "\"enableFutures\":true,\"enableWithdrawals\":false",
                "??",
                Map.of("account", "?-", "futures", "?w", "withdraw", "?-"));
    }

    @Override
    protected Said other() {
        return said(
                "\"enableFutures\":false,\"enableWithdrawals\":true",
                "??",
                Map.of("account", "?-", "futures", "?-", "withdraw", "?w"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + ",\"" + scope + "\":true";
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BinanceErrors.documented();
    }

    /** Binance's firewall answers 403 to addresses that ask too often. */
    @Override
    protected FailureKind kindOf(int status) {
        return status == 403 || status == 418 ? FailureKind.RATE_LIMITED : super.kindOf(status);
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String flags) {
        String query = "timestamp=" + NOW.toEpochMilli();
        String signature =
                HmacKey.ofText(Hash.SHA256, key.get("apiSecret")).sign(query).hex();
        return List.of(
                Exchange.get(
                        "/sapi/v1/account/apiRestrictions?" + query + "&signature=" + signature,
                        "{\"ipRestrict\":false,\"createTime\":1623840271000," + flags + "}"),
                Exchange.get("/api/v3/time", "{\"serverTime\":" + NOW.toEpochMilli() + "}"));
    }
}
