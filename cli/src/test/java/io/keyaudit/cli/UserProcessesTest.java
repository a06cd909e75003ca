package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.sandbox.BitfinexKey;
import io.keyaudit.sandbox.BitfinexScope;
import io.keyaudit.sandbox.BitfinexService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one user keep to a limit of 90 requests a minute together, without a server; by -Plong. */
class UserProcessesTest {
    private static final int KEYS = Integer.getInteger("keyaudit.user.keys", 0);

    @TempDir
    private Path folder;

    private Process check(BitfinexService exchange, String name) throws IOException {
        StringBuilder yaml = new StringBuilder("version: 1\nkeys:\n");
        ProcessBuilder builder = new ProcessBuilder();
        for (int index = 0; index < KEYS; index++) {
            BitfinexKey key = BitfinexKey.of(List.of(BitfinexScope.of("orders", "r-")));
            exchange.addKey(key);
            builder.environment().put("KEY_" + index, key.apiKey());
            builder.environment().put("SECRET_" + index, key.apiSecret());
            yaml.append("  - { name: key-").append(index).append(", provider: bitfinex, endpoint: ");
            yaml.append(exchange.endpoint())
                    .append(", credentials: { apiKey: env:KEY_")
                    .append(index);
            yaml.append(", apiSecret: env:SECRET_").append(index).append(" } }\n");
        }
        Path keys = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        return builder.command(KeyauditProcess.command(List.of("check", keys.toString(), "--format=json")))
                .redirectOutput(folder.resolve(name + ".json").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
    }

    /** The exchange blocks the address for a minute at the first request too many, and says so to whoever asks. */
    @Test
    void keepALimitTogether() throws Exception {
        Assumptions.assumeTrue(KEYS > 0, "takes minutes; by -Plong");
        try (BitfinexService exchange = BitfinexService.start()) {
            List<Process> both = new ArrayList<>();
            both.add(check(exchange, "cron"));
            both.add(check(exchange, "ci"));
            for (Process process : both) {
                assertThat(process.waitFor()).isEqualTo(ExitCode.OK);
            }
        }
        for (String name : List.of("cron", "ci")) {
            assertThat(folder.resolve(name + ".err")).content().doesNotContain("wants fewer requests");
        }
    }
}
