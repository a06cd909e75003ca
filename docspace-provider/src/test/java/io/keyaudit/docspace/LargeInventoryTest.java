package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.testkit.RawService;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fifty thousand keys in one answer, and little memory. */
@Tag("once")
class LargeInventoryTest {
    private static final String KEY = "sk-" + "a".repeat(60) + "9f3c";
    private static final int KEYS = 50_000;

    private final RawService portal = RawService.start(client -> client.writeJson(
            client.head().startsWith("GET /api/2.0/keys/@self ") ? "{\"response\": " + key(0) + "}" : LIST));

    private static final String LIST = Stream.iterate(0, number -> number + 1)
            .limit(KEYS)
            .map(LargeInventoryTest::key)
            .collect(Collectors.joining(",", "{\"response\":[", "],\"count\":1,\"status\":0,\"statusCode\":200}"));

    private static String key(int number) {
        String postfix = number == 0 ? "9f3c" : "%04x".formatted(number % 0x9000);
        return """
                {"id":"%08x-6a53-4f0f-8a3c-1f2e3d4c5b6a","name":"integration key no %d","key":"sk-***%s","keyPostfix":"%s",\
                "permissions":["*:read","rooms:read"],"lastUsed":"2026-11-20T10:00:00.1234567+01:00",\
                "createOn":"2026-01-20T10:00:00.1234567+01:00","createBy":{"id":"user-%d","displayName":"User number %d",\
                "avatarSmall":"/static/images/default_user_photo_size_32-32.png?hash=1","profileUrl":"","hasAvatar":false},\
                "expiresAt":"2027-01-20T10:00:00.1234567+01:00","isActive":true}""".formatted(number, number, postfix, postfix, number % 300, number % 300);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"list, -Xmx64m", "audit, -Xmx128m"})
    void fitIntoLittleMemory(String what, String heap) throws IOException, InterruptedException {
        assertThat(LIST.length()).isGreaterThan(20 << 20);
        String classPath = Stream.of("jdk.module.path", "java.class.path")
                        .map(property -> System.getProperty(property, ""))
                        .collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + Path.of(System.getProperty("basedir", "")).resolve("target/test-classes");
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        classPath,
                        SmallHeap.class.getName(),
                        what,
                        portal.address(),
                        KEY))
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(output).isEqualTo(String.valueOf(KEYS));
    }
}
