package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.exchange.binance.BinanceProvider;
import io.keyaudit.intake.IntakeDecision;
import io.keyaudit.intake.KeyIntake;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Policy;
import io.keyaudit.sandbox.BinanceKey;
import io.keyaudit.sandbox.BinanceService;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tool that takes its users' keys takes those that only read. */
class KeyIntakeTest {
    private static final String KEY = "k".repeat(64);
    private static final String SECRET = "s".repeat(64);

    private final KeyAuditor auditor =
            KeyAuditor.builder().providers(new BinanceProvider()).build();
    private final Policy policy =
            BuiltInPolicies.find("read-only-exchange", auditor.providers()).orElseThrow();

    @Test
    void aKeyThatReadsIsAccepted() {
        assertThat(accept("enableReading").accepted()).isTrue();
    }

    @Test
    void aKeyThatWithdrawsIsRefusedAndItsOwnerLearnsWhichFlagToSwitchOff() {
        IntakeDecision decision = accept("enableReading", "enableWithdrawals", "enableFutures");

        assertThat(decision).isInstanceOfSatisfying(IntakeDecision.Refused.class, refused -> {
            assertThat(refused.findings())
                    .extracting(finding -> finding.rule().id())
                    .containsExactlyInAnyOrder(
                            "read-only-exchange/no-withdrawal",
                            "read-only-exchange/no-trading",
                            "read-only-exchange/read-only");
            assertThat(refused.changes().get(0)).contains("Binance", "enableWithdrawals");
            assertThat(refused.changes()).anyMatch(change -> change.contains("enableFutures"));
        });
    }

    @Test
    void aKeyThatCannotBeReadIsRefused() {
        assertThat(accept().accepted()).isFalse();
    }

    /** Hands in a key with these flags, and all others off; without flags, one that the exchange does not know. */
    private IntakeDecision accept(String... granted) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        Stream.of(
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
                        "enableWithdrawals")
                .forEach(flag -> flags.put(flag, false));
        Stream.of(granted).forEach(flag -> flags.put(flag, true));
        try (BinanceService binance = BinanceService.start(ExchangeOptions.defaults())) {
            if (granted.length > 0) {
                binance.addKey(BinanceKey.of(KEY, new SigningKey.Shared(SECRET), flags));
            }
            AuditTarget target = AuditTarget.builder("user-key", "binance")
                    .endpoint(binance.endpoint().toString())
                    .credential("apiKey", Secret.of(KEY))
                    .credential("apiSecret", Secret.of(SECRET))
                    .build();
            return KeyIntake.of(auditor).accept(target, policy);
        }
    }
}
