package io.keyaudit.exchange.kraken;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.KrakenErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class KrakenContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new KrakenProvider();
    }

    @Override
    protected Credentials key(int number) {
        byte[] secret = "%04d".formatted(number).repeat(16).getBytes(StandardCharsets.US_ASCII);
        return Contracts.key(number, Map.of("apiSecret", Base64.getEncoder().encodeToString(secret)));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "\"query-funds\",\"earn-funds\""),
                Contracts.permissions(provider(), "--", Map.of("funds", "r-", "earn", "-w")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "\"add-funds\",\"export-data\""),
                Contracts.permissions(provider(), "--", Map.of("deposit", "-w", "exports", "rw")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer(key, "\"query-funds\",\"earn-funds\",\"" + scope + "\"");
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(KrakenErrors.documented());
    }

    private static List<Exchange> answer(Credentials key, String words) {
        return List.of(Exchange.post(
                "/0/private/GetApiKeyInfo",
                "{\"error\":[],\"result\":{\"apiKeyName\":\"desk\",\"apiKey\":\""
                        + key.get("apiKey").reveal()
                        + "\",\"nonce\":\"1772627060997\",\"nonceWindow\":0,\"permissions\":[" + words
                        + "],\"iban\":\"AA88 N84G WOAK NMOI\",\"validUntil\":\"0\",\"queryFrom\":\"0\",\"queryTo\":\"0\","
                        + "\"createdTime\":\"1772542900\",\"modifiedTime\":\"1772543095\",\"ipAllowlist\":[],"
                        + "\"lastUsed\":\"1772627061\"}}"));
    }
}
