package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Permission;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import io.keyaudit.sandbox.BinanceKey;
import io.keyaudit.sandbox.BinanceService;
import io.keyaudit.sandbox.BitgetKey;
import io.keyaudit.sandbox.BitgetService;
import io.keyaudit.sandbox.ExchangeKey;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.KrakenKey;
import io.keyaudit.sandbox.KrakenService;
import io.keyaudit.sandbox.KuCoinKey;
import io.keyaudit.sandbox.KuCoinService;
import io.keyaudit.sandbox.SigningKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What public tools read wrongly of a key, beside what keyaudit reads of the same answer. The readings of the others are
 * rebuilt here, as short as they are in public code.
 */
class OthersMistakesTest {
    private static final String KEY = "a-key-that-others-misread";
    private static final SigningKey.Shared SECRET = new SigningKey.Shared("secret-of-the-key");
    private final KeyAuditor auditor =
            KeyAuditor.builder().providers(Providers.discover()).build();

    /** A table of eleven of Kraken's thirteen words drops the other two without a word. */
    @Test
    void krakensKeyThatLocksFundsUpDoesNotOnlyRead() {
        Set<String> theirWords = Set.of(
                "query-funds",
                "withdraw-funds",
                "query-open-trades",
                "query-closed-trades",
                "modify-trades",
                "close-trades",
                "query-ledger",
                "export-data",
                "create-ws-token",
                "add-withdraw-address",
                "update-withdraw-address");
        List<String> words = List.of("query-funds", "earn-funds", "add-funds");
        assertThat(words.stream().filter(theirWords::contains)).containsExactly("query-funds");

        SigningKey.Shared secret = new SigningKey.Shared(Base64.getEncoder().encodeToString(new byte[64]));
        Map<String, String> pairs =
                read("kraken", KrakenService::start, KrakenKey.of(KEY, secret, words.toArray(String[]::new)));

        assertThat(pairs)
                .containsEntry("funds", "r-")
                .containsEntry("earn", "-w")
                .containsEntry("deposit", "-w");
    }

    /** {@code bool(answer.get(flag))} makes "no" of a flag that the answer does not have. */
    @Test
    void binancesFlagThatIsLeftOutIsNotNo() {
        Map<String, Boolean> answer = Map.of("enableReading", true, "enableFutures", false);
        assertThat(answer.getOrDefault("enableWithdrawals", false)).isFalse();

        Map<String, String> pairs = read("binance", BinanceService::start, BinanceKey.of(KEY, SECRET, answer));

        assertThat(pairs).containsEntry("withdraw", "r?").containsEntry("futures", "r-");
    }

    /** By its name it moves funds between own accounts; it is what the site calls withdrawal. */
    @Test
    void kuCoinsTransferWithdraws() {
        Map<String, String> pairs = read(
                "kucoin", KuCoinService::start, KuCoinKey.of(KEY, SECRET.secret(), "phrase", "General", "Transfer"));

        assertThat(pairs).containsEntry("withdraw", "-w").containsEntry("transfer", "--");
    }

    /** Public code takes words that begin with {@code wt}, or the word {@code withdraw}, for withdrawal. */
    @Test
    void bitgetsWtowTransfersAndOnlyWwowWithdraws() {
        Map<String, String> transfers =
                read("bitget", BitgetService::start, BitgetKey.of(KEY, SECRET, "phrase", "stor", "wtow"));
        Map<String, String> withdraws =
                read("bitget", BitgetService::start, BitgetKey.of(KEY, SECRET, "phrase", "stor", "wwow"));

        assertThat(transfers).containsEntry("transfer", "rw").containsEntry("withdraw", "--");
        assertThat(withdraws).containsEntry("transfer", "--").containsEntry("withdraw", "-w");
    }

    private <K extends ExchangeKey> Map<String, String> read(
            String provider, Function<ExchangeOptions, ? extends ExchangeService<K>> start, K key) {
        try (ExchangeService<K> exchange = start.apply(ExchangeOptions.defaults())) {
            exchange.addKey(key);
            AuditTarget.Builder target = AuditTarget.builder("key", provider)
                    .endpoint(exchange.endpoint().toString());
            key.credentials().forEach((name, value) -> target.credential(name, Secret.of(value)));
            KeyOutcome outcome = auditor.audit(List.of(target.build())).get(0);
            assertThat(outcome).isInstanceOf(KeyOutcome.Inspected.class);
            Map<String, String> pairs = new HashMap<>();
            for (Permission permission :
                    ((KeyOutcome.Inspected) outcome).snapshot().permissions().permissions()) {
                pairs.put(permission.resource(), permission.pair());
            }
            return pairs;
        }
    }
}
