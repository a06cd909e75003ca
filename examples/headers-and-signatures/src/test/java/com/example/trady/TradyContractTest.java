package com.example.trady;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedAnswer;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import io.keyaudit.testkit.RecordedRequest;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class TradyContractTest extends ProviderContract {
    private static final Pattern SIGNED = Pattern.compile("/api/permissions\\?(timestamp=\\d{13})&signature=([0-9a-f]{64})");

    @Override
    protected PermissionProvider provider() {
        return new TradyProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Credentials.of(Map.of(
                "apiKey", Secret.of("trady-key-%04d".formatted(number)),
                "apiSecret", Secret.of("the-secret-5ec2e7-%04d".formatted(number))));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                permissions("\"canRead\": true, \"canTrade\": true, \"canWithdraw\": false"),
                granted(GRANTED, GRANTED, DENIED));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                permissions("\"canRead\": false, \"canTrade\": true, \"canWithdraw\": true"),
                granted(DENIED, GRANTED, GRANTED));
    }

    private static PermissionSet granted(Grant reads, Grant trades, Grant withdraws) {
        return PermissionSet.of(List.of(
                new Permission("orders", reads, trades), new Permission("withdrawals", reads, withdraws)));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return permissions("\"canRead\": true, \"canTrade\": true, \"canWithdraw\": false, \"" + scope + "\": true");
    }

    /** The time and the signature vary. */
    private static List<Exchange> permissions(String flags) {
        return List.of(
                Exchange.get("/api/permissions?timestamp=*&signature=*", "{\"permissions\": {" + flags + "}}"),
                Exchange.get("/api/time", "{\"now\": 1795255200000}"));
    }

    /** Computed by the JDK, over the query as it arrived. The question for the time is not signed. */
    @Override
    protected boolean isSigned(RecordedRequest request, Credentials key) {
        Matcher signed = SIGNED.matcher(request.target());
        return request.target().equals("/api/time")
                || signed.matches() && signed.group(2).equals(hmac(key.get("apiSecret").reveal(), signed.group(1)));
    }

    private static String hmac(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    protected List<CannedFailure> failures() {
        return List.of(
                new CannedFailure(
                        "a key that is not valid",
                        FailureKind.REJECTED,
                        CannedAnswer.json(400, "{\"code\": -2015, \"msg\": \"Invalid API-key\"}")),
                new CannedFailure(
                        "a time that is refused again once it was corrected",
                        FailureKind.CONFIGURATION,
                        CannedAnswer.json(400, "{\"code\": -1021, \"msg\": \"Timestamp outside of the window\"}")));
    }
}
