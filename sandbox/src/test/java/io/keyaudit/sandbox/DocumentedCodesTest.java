package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedCodesTest {
    private static final Map<String, List<DocumentedError>> ERRORS = Map.of(
            "bitget", BitgetErrors.documented(),
            "bitmex", BitmexErrors.documented(Instant.EPOCH),
            "coinbase", CoinbaseErrors.documented(),
            "deribit", DeribitErrors.documented(),
            "gemini", GeminiErrors.documented(),
            "htx", HtxErrors.documented(),
            "kucoin", KuCoinErrors.documented());

    @ParameterizedTest
    @CsvSource({
        "kucoin, 400001, protocol, 200 400 401",
        "kucoin, 400002, retry, 200 400 401",
        "kucoin, 400003, rejected, 200 400 401",
        "kucoin, 400004, rejected, 200 400 401",
        "kucoin, 400005, rejected, 200 400 401",
        "kucoin, 400006, forbidden, 200 400 401",
        "kucoin, 400007, forbidden, 200 400 401",
        "kucoin, 400008, protocol, 200 400 401",
        "kucoin, 415000, protocol, 415",
        "kucoin, 411100, forbidden, 200 400 401",
        "kucoin, 429000, rate_limited, 200 429",
        "kucoin, 500000, unavailable, 200 500",
        "bitget, 40006, rejected, 400",
        "bitget, 40037, rejected, 200 400",
        "bitget, 40009, rejected, 400",
        "bitget, 40010, rejected, 400",
        "bitget, 40012, rejected, 400",
        "bitget, 40005, retry, 400",
        "bitget, 40008, retry, 400",
        "bitget, 40004, retry, 400",
        "bitget, 40014, forbidden, 400",
        "bitget, 40018, forbidden, 400",
        "bitget, 429, rate_limited, 429",
        "bitget, 40015, unavailable, 400",
        "bitget, 45001, unavailable, 400",
        "gemini, InvalidNonce, retry, 400",
        "gemini, InvalidSignature, rejected, 400",
        "gemini, InvalidApiKey, rejected, 400",
        "gemini, RateLimit, rate_limited, 429",
        "gemini, Maintenance, unavailable, 503",
        "deribit, 13004, rejected, 200 400",
        "deribit, 13009, rejected, 400",
        "deribit, 10000, protocol, 400",
        "deribit, 13021, forbidden, 403",
        "deribit, 13403, forbidden, 403",
        "deribit, 13668, forbidden, 400",
        "deribit, 10001, rejected, 400",
        "deribit, 13011, forbidden, 400",
        "deribit, 10028, rate_limited, 429",
        "deribit, 12998, rate_limited, 400",
        "deribit, 11051, unavailable, 400",
        "deribit, 13028, unavailable, 400",
        "deribit, 13888, unavailable, 504"
    })
    void codesHaveTheirMeaning(String exchange, String code, String failureKind, String statuses) {
        Set<String> found = new TreeSet<>();
        for (DocumentedError error : ERRORS.getOrDefault(exchange, List.of())) {
            if (error.code().equals(code)) {
                assertThat(error.failureKind()).isEqualTo(failureKind);
                assertThat(error.body()).contains(code);
                found.add(String.valueOf(error.status()));
            }
        }
        assertThat(found).containsExactly(statuses.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "coinbase, 401, rejected",
        "coinbase, 403, forbidden",
        "coinbase, 429, rate_limited",
        "bitmex, 401, rejected",
        "bitmex, 403, forbidden",
        "bitmex, 429, rate_limited"
    })
    void statusesHaveTheirMeaningWhereThereAreNoCodes(String exchange, int status, String failureKind) {
        assertThat(ERRORS.getOrDefault(exchange, List.of()))
                .anyMatch(
                        error -> error.status() == status && error.failureKind().equals(failureKind));
    }

    static List<String> exchanges() {
        return List.copyOf(ERRORS.keySet());
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void bodiesAreWhatTheirTypesSay(String exchange) {
        for (DocumentedError error : ERRORS.getOrDefault(exchange, List.of())) {
            String type = error.headers().getOrDefault("Content-Type", "application/json");
            if (type.equals("application/json")) {
                assertThat(JsonReader.read(error.body())).isInstanceOf(Map.class);
            } else {
                assertThat(type).startsWith("text/");
            }
        }
    }
}
