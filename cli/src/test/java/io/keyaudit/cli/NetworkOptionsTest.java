package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.testkit.RawService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NetworkOptionsTest {
    private static final Map<String, String> KEY = Map.of("KEY", "sk-" + "0123456789abcdef".repeat(4));

    private final RawService proxy =
            RawService.start(client -> client.write("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"));

    @AfterEach
    void stop() {
        proxy.close();
    }

    private static Ran show(Map<String, String> variables, String... options) {
        Map<String, String> environment = new HashMap<>(KEY);
        environment.putAll(variables);
        List<String> command = new ArrayList<>(
                List.of("show", "docspace", "--endpoint", "https://portal.invalid", "--credential", "apiKey=env:KEY"));
        command.addAll(Arrays.asList(options));
        return Keyaudit.installed().with(environment).run(command.toArray(String[]::new));
    }

    @Test
    void theProxyOfTheOptionIsUsed() {
        Ran ran = show(Map.of("HTTPS_PROXY", "unused.invalid:1"), "--proxy", proxy.address());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.outUnwrapped()).contains("wants a user and password (407)");
        assertThat(proxy.requests()).isEqualTo(1);
    }

    @Test
    void theProxyOfTheEnvironmentIsUsed() {
        assertThat(show(Map.of("HTTPS_PROXY", proxy.address())).outUnwrapped()).contains("(407)");
        assertThat(proxy.requests()).isEqualTo(1);
    }

    @Test
    void exceptionsAreReachedDirectly() {
        Ran ran = show(Map.of("NO_PROXY", "example.com,invalid"), "--proxy", proxy.address());

        assertThat(ran.outUnwrapped()).contains("is not known; check the address");
        assertThat(proxy.requests()).isZero();
    }

    @Test
    void whatCannotBeUsedIsRefusedBeforeAnythingIsSent() {
        assertThat(show(Map.of(), "--proxy", "socks5://user:hidden@proxy:1"))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED))
                .satisfies(ran ->
                        assertThat(ran.err()).contains("--proxy: expected").doesNotContain("hidden"));
        assertThat(show(Map.of("https_proxy", "socks5://proxy:1")).err()).startsWith("keyaudit: HTTPS_PROXY: ");
        assertThat(show(Map.of(), "--ca-file", "there-is-no-such.pem").err()).contains("--ca-file: ", "cannot be read");
        assertThat(proxy.requests()).isZero();
    }
}
