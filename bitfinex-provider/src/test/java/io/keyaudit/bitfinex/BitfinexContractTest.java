package io.keyaudit.bitfinex;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;
import static io.keyaudit.Grant.UNKNOWN;

import io.keyaudit.Credentials;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("paths")
class BitfinexContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new BitfinexProvider();
    }

    @Override
    protected Credentials key(int number) {
        String digits = "%04d".formatted(number).repeat(9);
        return Exchanges.credentials("kEy-" + digits, "sEcReT-" + digits);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(rows("[\"orders\",1,0],[\"withdraw\",0,1]"), permissions(GRANTED, DENIED));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(rows("[\"orders\",0,1],[\"withdraw\",0,1]"), permissions(DENIED, GRANTED));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return rows("[\"orders\",1,0],[\"withdraw\",0,1],[\"" + scope + "\",1,1]");
    }

    @Override
    protected List<CannedFailure> failures() {
        return BitfinexFaults.of(key(1).get(BitfinexProvider.API_SECRET).reveal());
    }

    private static List<Exchange> rows(String rows) {
        return List.of(Exchange.post(BitfinexApi.PERMISSIONS, "[" + rows + "]"));
    }

    /** What the answer leaves out is unknown. */
    private static PermissionSet permissions(Grant readsOrders, Grant writesOrders) {
        return PermissionSet.of(Stream.concat(
                        Stream.of(
                                new Permission("orders", readsOrders, writesOrders),
                                new Permission("withdraw", DENIED, GRANTED)),
                        Stream.of(
                                        "account",
                                        "history",
                                        "positions",
                                        "funding",
                                        "settings",
                                        "wallets",
                                        "ui_withdraw",
                                        "bfxpay")
                                .map(scope -> new Permission(scope, UNKNOWN, UNKNOWN)))
                .toList());
    }
}
