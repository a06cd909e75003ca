package com.example.boot;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyaudit.Grant;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.sandbox.BitfinexKey;
import io.keyaudit.sandbox.BitfinexScope;
import io.keyaudit.sandbox.BitfinexService;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import java.io.IOException;
import java.util.List;

/** Reads a key of each of two services, and writes what they can do as JSON, with a Jackson of its own. */
public final class Application {
    private Application() {}

    record Line(@JsonProperty("key") String name, @JsonProperty("can") List<String> granted) {
        static Line of(KeyOutcome outcome) {
            return outcome instanceof KeyOutcome.Inspected read
                    ? new Line(
                            read.target().name(),
                            read.snapshot().permissions().withGrant(Grant.GRANTED).stream()
                                    .map(Object::toString)
                                    .toList())
                    : new Line(outcome.target().name(), List.of("not read: " + outcome));
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (DocSpaceService portal = DocSpaceService.start();
                BitfinexService exchange = BitfinexService.start()) {
            BitfinexKey bot = BitfinexKey.of(new BitfinexScope("orders", true, false));
            exchange.addKey(bot);
            List<AuditTarget> targets = List.of(
                    AuditTarget.builder("docs-bot", "docspace")
                            .endpoint(portal.endpoint().toString())
                            .credential("apiKey", Secret.of(portal.createKey(PortalKey.of("docs-bot", List.of("files:read")))))
                            .build(),
                    AuditTarget.builder("trader", "bitfinex")
                            .endpoint(exchange.endpoint().toString())
                            .credential("apiKey", Secret.of(bot.apiKey()))
                            .credential("apiSecret", Secret.of(bot.apiSecret()))
                            .build());
            ObjectMapper json = new ObjectMapper();
            for (KeyOutcome outcome : KeyAuditor.create().audit(targets)) {
                System.out.println(json.writeValueAsString(Line.of(outcome)));
            }
        }
    }
}
