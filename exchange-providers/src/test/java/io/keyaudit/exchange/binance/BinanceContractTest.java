package io.keyaudit.exchange.binance;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.sandbox.BinanceErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Of the exchanges, which are in one module, only this one's contract is tested on the class path as well. */
@Tag("paths")
class BinanceContractTest extends ProviderContract {
    /** The time that the contract's tests go by. */
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    protected PermissionProvider provider() {
        return new BinanceProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(number);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "\"enableFutures\":true,\"enableWithdrawals\":false"),
                Contracts.permissions(provider(), "??", Map.of("account", "?-", "futures", "?w", "withdraw", "?-")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "\"enableFutures\":false,\"enableWithdrawals\":true"),
                Contracts.permissions(provider(), "??", Map.of("account", "?-", "futures", "?-", "withdraw", "?w")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer(key, "\"enableFutures\":true,\"enableWithdrawals\":false,\"" + scope + "\":true");
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(BinanceErrors.documented());
    }

    /** Binance's firewall answers 403 to addresses that ask too often. */
    @Override
    protected FailureKind kindOf(int status) {
        return status == 403 || status == 418 ? FailureKind.RATE_LIMITED : super.kindOf(status);
    }

    private static List<Exchange> answer(Credentials key, String flags) {
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
