package io.keyaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.benchmarks.GrowthRun.Rules;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.providers.Providers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthRunTest {
    private final Providers providers = Providers.discover();

    @ParameterizedTest
    @EnumSource
    void keysWithoutFindingsAreJudgedAndReported(Rules rules) throws IOException {
        assertThat(GrowthRun.audit(50, rules, List.of(ReportFormat.JSON, ReportFormat.HTML, ReportFormat.SARIF)))
                .isZero();
    }

    @Test
    void everyKeyHasAVerdictOfEveryRule() {
        int recommended = BuiltInPolicies.find("recommended", providers)
                .orElseThrow()
                .rules()
                .size();

        assertThat(PolicyRun.verdicts(
                        BuiltInPolicies.find("recommended", providers).orElseThrow(),
                        providers,
                        PolicyRun.outcomes(20, providers)))
                .isEqualTo(20L * recommended);
        assertThat(PolicyRun.verdicts(PolicyRun.naming(30), providers, PolicyRun.outcomes(20, providers)))
                .isEqualTo(20L * 30);
    }
}
