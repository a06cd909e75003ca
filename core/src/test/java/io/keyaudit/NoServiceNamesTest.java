package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core knows no service: no constant of its classes names one. */
class NoServiceNamesTest {
    private static final List<String> SERVICES = List.of(
            "docspace",
            "onlyoffice",
            "bitfinex",
            "binance",
            "bybit",
            "kraken",
            "kucoin",
            "coinbase",
            "github",
            "gitlab");

    @Test
    void noClassNamesAService() throws IOException, URISyntaxException {
        Path classes = Path.of(KeySnapshot.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                // Constants are in a class file as they are, but for characters beyond ASCII.
                String content =
                        Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                SERVICES.stream()
                        .filter(content::contains)
                        .forEach(service -> named.add(classes.relativize(file) + ": " + service));
            }
        }

        assertThat(named).isEmpty();
    }
}
