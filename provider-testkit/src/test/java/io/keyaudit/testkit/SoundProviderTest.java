package io.keyaudit.testkit;

import org.junit.jupiter.api.Test;

class SoundProviderTest {
    @Test
    void aSoundProviderPassesEveryCheck() {
        ContractRun run = ContractRun.of(new SoundProvider());

        run.checks().assertStatistics(counts -> counts.started(77).succeeded(77));
    }
}
