package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.intake.IntakeDecision;
import io.keyaudit.intake.KeyIntake;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import io.keyaudit.sandbox.BinanceKey;
import io.keyaudit.sandbox.BinanceService;
import io.keyaudit.sandbox.BitgetKey;
import io.keyaudit.sandbox.BitgetService;
import io.keyaudit.sandbox.BitmexKey;
import io.keyaudit.sandbox.BitmexService;
import io.keyaudit.sandbox.BybitKey;
import io.keyaudit.sandbox.BybitService;
import io.keyaudit.sandbox.CoinbaseKey;
import io.keyaudit.sandbox.CoinbaseSecret;
import io.keyaudit.sandbox.CoinbaseService;
import io.keyaudit.sandbox.DeribitKey;
import io.keyaudit.sandbox.DeribitService;
import io.keyaudit.sandbox.ExchangeKey;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.GeminiKey;
import io.keyaudit.sandbox.GeminiService;
import io.keyaudit.sandbox.HtxKey;
import io.keyaudit.sandbox.HtxService;
import io.keyaudit.sandbox.KeyStatus;
import io.keyaudit.sandbox.KrakenKey;
import io.keyaudit.sandbox.KrakenService;
import io.keyaudit.sandbox.KuCoinKey;
import io.keyaudit.sandbox.KuCoinService;
import io.keyaudit.sandbox.OkxKey;
import io.keyaudit.sandbox.OkxService;
import io.keyaudit.sandbox.SigningKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At each exchange, a tool that takes its users' keys takes one that only reads, and says what to change of another. */
class KeyIntakeTest {
    private static final String KEY = "account-key-of-a-user";
    private static final String TEXT = "secret-of-the-key-of-a-user";
    private static final SigningKey.Shared SECRET = new SigningKey.Shared(TEXT);
    private static final SigningKey.Shared BASE64 =
            new SigningKey.Shared(Base64.getEncoder().encodeToString(new byte[64]));
    private static final SigningKey.Pair PAIR = CoinbaseSecret.SEED.create();
    private static final String PHRASE = "passphrase";

    private final Providers providers = Providers.discover();
    private final Policy policy =
            BuiltInPolicies.find("read-only-exchange", providers).orElseThrow();
    private final KeyIntake intake =
            KeyIntake.of(KeyAuditor.builder().providers(providers).build());

    /**
     * An exchange with two keys.
     *
     * @param writing what the exchange calls what the second is not to have
     */
    private record Users<K extends ExchangeKey>(
            String provider,
            Function<ExchangeOptions, ? extends ExchangeService<K>> exchange,
            K reads,
            K writes,
            List<String> writing) {
        @Override
        public String toString() {
            return provider;
        }
    }

    static Stream<Users<?>> exchanges() {
        return Stream.of(
                new Users<>(
                        "binance",
                        BinanceService::start,
                        BinanceKey.of(KEY, SECRET, binance("enableReading")),
                        BinanceKey.of(KEY, SECRET, binance("enableReading", "enableWithdrawals", "enableMargin")),
                        List.of("enableWithdrawals", "enableMargin")),
                new Users<>(
                        "bybit",
                        BybitService::start,
                        BybitKey.of(KEY, SECRET, 1, bybit("Spot", "SpotTrade")),
                        BybitKey.of(KEY, SECRET, 0, bybit("Wallet", "Withdraw")),
                        List.of("Wallet.Withdraw")),
                new Users<>(
                        "okx",
                        OkxService::start,
                        OkxKey.of(KEY, SECRET, PHRASE, "read_only"),
                        OkxKey.of(KEY, SECRET, PHRASE, "read_only", "trade", "withdraw"),
                        List.of("\"trade\"", "\"withdraw\"")),
                new Users<>(
                        "kraken",
                        KrakenService::start,
                        KrakenKey.of(KEY, BASE64, "query-funds", "query-ledger"),
                        KrakenKey.of(KEY, BASE64, "query-funds", "earn-funds", "withdraw-funds"),
                        List.of("earn-funds", "withdraw-funds")),
                new Users<>(
                        "coinbase",
                        CoinbaseService::start,
                        CoinbaseKey.of(KEY, PAIR, coinbase(false)),
                        CoinbaseKey.of(KEY, PAIR, coinbase(true)),
                        List.of("can_trade", "can_transfer")),
                new Users<>(
                        "gemini",
                        GeminiService::start,
                        GeminiKey.of(KEY, TEXT, gemini("isAuditor")),
                        GeminiKey.of(KEY, TEXT, gemini("isFundManager")),
                        List.of("isFundManager")),
                new Users<>(
                        "bitget",
                        BitgetService::start,
                        BitgetKey.of(KEY, SECRET, PHRASE, "stor", "wtor"),
                        BitgetKey.of(KEY, SECRET, PHRASE, "stor", "wwow", "wtow"),
                        List.of("wwow", "wtow")),
                new Users<>(
                        "htx",
                        HtxService::start,
                        HtxKey.of(KEY, TEXT, "readOnly"),
                        HtxKey.of(KEY, TEXT, "readOnly", "trade", "withdraw"),
                        List.of("trade", "withdraw")),
                new Users<>(
                        "bitmex",
                        BitmexService::start,
                        BitmexKey.of(KEY, TEXT),
                        BitmexKey.of(KEY, TEXT, "order", "withdraw"),
                        List.of("order", "withdraw")),
                new Users<>(
                        "deribit",
                        DeribitService::start,
                        DeribitKey.of(KEY, TEXT, deribit("read")),
                        DeribitKey.of(KEY, TEXT, deribit("read_write")),
                        List.of("wallet:read_write", "account:read_write")));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    <K extends ExchangeKey> void aKeyThatReadsIsTaken(Users<K> users) {
        assertThat(decide(users.provider(), users.exchange(), users.reads()))
                .isInstanceOf(IntakeDecision.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    <K extends ExchangeKey> void ofAnotherKeyItIsSaidWhatToChange(Users<K> users) {
        String name = providers.description(users.provider()).orElseThrow().displayName();
        assertThat(decide(users.provider(), users.exchange(), users.writes()))
                .isInstanceOfSatisfying(IntakeDecision.Refused.class, refused -> {
                    assertThat(refused.changes()).allMatch(change -> change.contains(name));
                    assertThat(String.join(" ", refused.changes())).contains(users.writing());
                });
    }

    @Test
    void theGravestFindingComesFirst() {
        BinanceKey key = BinanceKey.of(KEY, SECRET, binance("enableReading", "enableWithdrawals", "enableFutures"));
        assertThat(decide("binance", BinanceService::start, key))
                .isInstanceOfSatisfying(IntakeDecision.Refused.class, refused -> {
                    assertThat(refused.findings())
                            .extracting(finding -> finding.rule().id())
                            .containsExactlyInAnyOrder(
                                    "read-only-exchange/no-withdrawal",
                                    "read-only-exchange/no-trading",
                                    "read-only-exchange/read-only");
                    assertThat(refused.changes().get(0)).contains("Binance", "enableWithdrawals");
                });
    }

    @Test
    void aKeyThatCannotBeReadIsRefused() {
        BinanceKey key = BinanceKey.of(KEY, SECRET, binance("enableReading")).withStatus(KeyStatus.DISABLED);
        assertThat(decide("binance", BinanceService::start, key).accepted()).isFalse();
    }

    /** What is called read only at KuCoin makes keys of sub-accounts. */
    @Test
    void noKeyOfKuCoinOnlyReads() {
        KuCoinKey key = KuCoinKey.of(KEY, TEXT, PHRASE, "General");
        assertThat(decide("kucoin", KuCoinService::start, key))
                .isInstanceOfSatisfying(
                        IntakeDecision.Refused.class,
                        refused -> assertThat(refused.changes())
                                .isNotEmpty()
                                .allMatch(change -> change.startsWith("At KuCoin, use a key of another account")
                                        && change.contains("\"General\"")));
    }

    /** Without General the key could not be read at all. */
    @Test
    void whatAKeyNeedsToBeReadIsNotRemoved() {
        KuCoinKey key = KuCoinKey.of(KEY, TEXT, PHRASE, "General", "Spot", "Transfer");
        assertThat(decide("kucoin", KuCoinService::start, key))
                .isInstanceOfSatisfying(
                        IntakeDecision.Refused.class,
                        refused -> assertThat(refused.changes())
                                .contains(
                                        "At KuCoin, remove \"Transfer\" from the key.",
                                        "At KuCoin, remove \"Spot\" from the key.")
                                .noneMatch(change -> change.contains("remove") && change.contains("General")));
    }

    private <K extends ExchangeKey> IntakeDecision decide(
            String provider, Function<ExchangeOptions, ? extends ExchangeService<K>> start, K key) {
        try (ExchangeService<K> exchange = start.apply(ExchangeOptions.defaults())) {
            exchange.addKey(key);
            AuditTarget.Builder target = AuditTarget.builder("user-key", provider)
                    .endpoint(exchange.endpoint().toString());
            key.credentials().forEach((name, value) -> target.credential(name, Secret.of(value)));
            return intake.accept(target.build(), policy);
        }
    }

    private static Map<String, Boolean> binance(String... granted) {
        return flags(
                List.of(
                        "enableReading",
                        "enableSpotAndMarginTrading",
                        "enableMargin",
                        "enableFutures",
                        "enableVanillaOptions",
                        "enablePortfolioMarginTrading",
                        "enableFixReadOnly",
                        "enableFixApiTrade",
                        "enableInternalTransfer",
                        "permitsUniversalTransfer",
                        "enableWithdrawals"),
                granted);
    }

    private static Map<String, Boolean> coinbase(boolean writes) {
        return Map.of("can_view", true, "can_trade", writes, "can_transfer", writes, "can_receive", false);
    }

    private static Map<String, Boolean> gemini(String role) {
        return flags(List.of("isAuditor", "isFundManager", "isTrader"), role);
    }

    private static Map<String, Boolean> flags(List<String> all, String... granted) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        all.forEach(flag -> flags.put(flag, List.of(granted).contains(flag)));
        return flags;
    }

    private static Map<String, List<String>> bybit(String group, String word) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Stream.of(
                        "ContractTrade",
                        "Spot",
                        "Options",
                        "Derivatives",
                        "Wallet",
                        "Exchange",
                        "Earn",
                        "FiatP2P",
                        "FiatBitPay",
                        "FiatConvertBroker",
                        "FiatGlobalPay",
                        "BitCard",
                        "ByXPost",
                        "BlockTrade",
                        "Affiliate",
                        "CopyTrading",
                        "NFT")
                .forEach(name -> groups.put(name, List.of()));
        groups.put(group, List.of(word));
        return groups;
    }

    private static Map<String, String> deribit(String level) {
        Map<String, String> scopes = new LinkedHashMap<>();
        DeribitKey.SCOPES.forEach(scope -> scopes.put(scope, level));
        return scopes;
    }
}
