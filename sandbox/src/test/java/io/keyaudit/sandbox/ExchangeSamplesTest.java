package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExchangeSamplesTest {
    private final ExchangeSamples samples = new ExchangeSamples(new Random(11), Instant.now());

    @Test
    void kuCoinKeyMakesKeys() {
        try (KuCoinService service = KuCoinService.start()) {
            assertSample(samples.mintsKeys(service), "account r-; subaccount_keys -w; withdraw --; spot --");
        }
    }

    @Test
    void bybitKeyCanMakeKeys() {
        try (BybitService service = BybitService.start()) {
            assertSample(samples.canRaiseItself(service), "keys ?w; transfer rw; spot --");
        }
    }

    @Test
    void binanceKeyTrades() {
        try (BinanceService service = BinanceService.start()) {
            assertSample(samples.tradesFromAnywhere(service), "spot_margin rw; futures rw; withdraw r-; options r-");
        }
    }

    @Test
    void okxKeyTrades() {
        try (OkxService service = OkxService.start()) {
            assertSample(samples.lapses(service), "account r-; trading -w; subaccount_keys --");
        }
    }

    @Test
    void krakenKeyLocksFundsUp() {
        try (KrakenService service = KrakenService.start()) {
            SampleKey sample = samples.locksFundsUp(service);
            assertSample(sample, "funds r-; earn -w; deposit -w; withdraw --");
            String apiKey = String.valueOf(sample.credentials().get("apiKey"));
            assertThat(Long.toString(service.lastNonce(apiKey))).hasSize(13);
        }
    }

    private static void assertSample(SampleKey sample, String pairs) {
        assertThat(sample.credentials()).containsKeys("apiKey", "apiSecret");
        assertThat(sample.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(sample.expected())
                .isInstanceOfSatisfying(
                        ExpectedReading.Read.class,
                        read -> assertThat(read.permissions()).containsAllEntriesOf(PairList.of(pairs)));
    }
}
