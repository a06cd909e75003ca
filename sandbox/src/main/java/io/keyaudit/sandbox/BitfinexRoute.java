package io.keyaudit.sandbox;

import java.util.Map;
import java.util.Optional;

/** What a Bitfinex path asks of a key: the scope, and whether to write. */
record BitfinexRoute(String scope, boolean write) {
    private static final String AUTHENTICATED = "/v2/auth/";
    private static final Map<String, String> SCOPES = Map.ofEntries(
            Map.entry("r/info/user", "account"),
            Map.entry("r/ledgers/hist", "history"),
            Map.entry("r/trades/hist", "history"),
            Map.entry("r/orders", "orders"),
            Map.entry("w/order/submit", "orders"),
            Map.entry("w/order/cancel", "orders"),
            Map.entry("r/positions", "positions"),
            Map.entry("w/position/claim", "positions"),
            Map.entry("r/funding/offers", "funding"),
            Map.entry("w/funding/offer/submit", "funding"),
            Map.entry("w/funding/offer/cancel", "funding"),
            Map.entry("r/wallets", "wallets"),
            Map.entry("w/transfer", "wallets"),
            Map.entry("w/withdraw", "withdraw"),
            Map.entry("r/settings", "settings"),
            Map.entry("w/settings/set", "settings"),
            Map.entry("r/ext/pay/invoices", "bfxpay"),
            Map.entry("w/ext/pay/invoice/create", "bfxpay"));

    static Optional<BitfinexRoute> of(String path) {
        if (!path.startsWith(AUTHENTICATED)) {
            return Optional.empty();
        }
        String route = path.substring(AUTHENTICATED.length());
        return Optional.ofNullable(SCOPES.get(route)).map(scope -> new BitfinexRoute(scope, route.startsWith("w/")));
    }

    boolean isOpenTo(BitfinexKey key) {
        return key.scopes().stream()
                .filter(row -> row.name().equals(scope))
                .anyMatch(row -> write ? row.write() : row.read());
    }
}
