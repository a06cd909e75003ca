package io.keyaudit.exchange.coinbase;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;
import static io.keyaudit.Grant.UNKNOWN;

import io.keyaudit.Credentials;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedAnswer;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import io.keyaudit.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class CoinbaseContractTest extends ProviderContract {
    private static final Pattern TOKEN = Pattern.compile("Bearer ([^.]+)\\.");

    @Override
    protected PermissionProvider provider() {
        return new CoinbaseProvider();
    }

    @Override
    protected Credentials key(int number) {
        byte[] seed = ("%04d".formatted(number) + "x".repeat(28)).getBytes(StandardCharsets.US_ASCII);
        return Credentials.of(Map.of(
                KeyInquiry.API_KEY,
                Secret.of("organizations/o/apiKeys/" + "%04d".formatted(number).repeat(4)),
                KeyInquiry.API_SECRET,
                Secret.of(Base64.getEncoder().encodeToString(seed))));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(conversation("\"can_trade\": false"), permissions(DENIED));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(conversation("\"can_trade\": true"), permissions(GRANTED));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return conversation("\"can_trade\": false, \"" + scope + "\": true");
    }

    @Override
    protected List<CannedFailure> failures() {
        return List.of(
                new CannedFailure(
                        "a key that is not accepted",
                        REJECTED,
                        new CannedAnswer(401, Map.of("Content-Type", "text/plain"), "Unauthorized")),
                new CannedFailure(
                        "an error that comes as a success",
                        FORBIDDEN,
                        CannedAnswer.json("{\"error\": \"PERMISSION_DENIED\", \"code\": 7, \"message\": \"\"}")));
    }

    /** The key's name stands in the token's header alone. */
    @Override
    protected boolean isMadeWith(RecordedRequest request, Credentials key) {
        Matcher token = TOKEN.matcher(request.head());
        return token.find()
                && new String(Base64.getUrlDecoder().decode(token.group(1)), StandardCharsets.UTF_8)
                        .contains(key.get(KeyInquiry.API_KEY).reveal());
    }

    private static List<Exchange> conversation(String flags) {
        return List.of(
                Exchange.get(
                        "/api/v3/brokerage/key_permissions",
                        "{\"can_view\": true, \"can_transfer\": false, " + flags
                                + ", \"portfolio_uuid\": \"p\", \"portfolio_type\": \"DEFAULT\"}"),
                Exchange.get(
                        "/api/v3/brokerage/time",
                        "{\"iso\": \"2026-11-21T10:00:00Z\", \"epochSeconds\": \"1795255200\", \"epochMillis\":"
                                + " \"1795255200000\"}"));
    }

    private static PermissionSet permissions(Grant trades) {
        return PermissionSet.of(List.of(
                new Permission("account", GRANTED, DENIED),
                new Permission("payment_links", UNKNOWN, UNKNOWN),
                new Permission("trading", DENIED, trades),
                new Permission("transfer", DENIED, DENIED),
                new Permission("receive", DENIED, UNKNOWN)));
    }
}
