package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyaudit.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an answer says in headers is read as strictly as what it says in its body. */
abstract class HeaderChecks extends Checks {
    private static final String COMMA = ", ";

    /** Does something with one header of one good answer. */
    private interface OneHeader {
        void check(Exchange exchange, Map.Entry<String, String> header);
    }

    private void eachHeader(OneHeader what) {
        for (Exchange exchange : bench().good().conversation()) {
            exchange.answer().headers().entrySet().stream()
                    .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
                    .forEach(header -> what.check(exchange, header));
        }
    }

    /** Not to say something is not to say no. */
    @Test
    void aHeaderThatIsMissingNeverMisleads() {
        eachHeader((exchange, header) -> assertAtNeverMisleads(
                exchange,
                Fault.answer(
                        "an answer without " + header.getKey(),
                        FailureKind.PROTOCOL,
                        exchange.answer().without(header.getKey()))));
    }

    @Test
    void namesOfHeadersHaveNoCase() {
        eachHeader((exchange, header) -> {
            CannedAnswer upper = exchange.answer()
                    .without(header.getKey())
                    .withHeader(header.getKey().toUpperCase(Locale.ROOT), header.getValue());
            Fault shouted = Fault.answer(header.getKey() + " in upper case", FailureKind.PROTOCOL, upper);
            assertTrue(
                    readAt(exchange, shouted).answered().isPresent(),
                    () -> "An answer with " + shouted + " is not read");
            assertAtNeverMisleads(exchange, shouted);
        });
    }

    /** A header that is a list can come in parts (RFC 9110, section 5.3). */
    @Test
    void aHeaderInPartsNeverMisleads() {
        eachHeader((exchange, header) -> {
            if (header.getValue().contains(COMMA)) {
                String line = header.getKey() + ": ";
                String parts = line + header.getValue().replace(COMMA, "\r\n" + line);
                assertAtNeverMisleads(
                        exchange, Fault.of(header.getKey() + " in parts", FailureKind.PROTOCOL, (client, good) -> {
                            byte[] body = good.body().getBytes(StandardCharsets.UTF_8);
                            client.write(good.head(body.length).replace(line + header.getValue(), parts));
                            client.write(body);
                        }));
            }
        });
    }
}
