package io.keyaudit.docspace;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.spi.ProviderSession;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that lists or audits every key of a portal, for a JVM with little memory. Says how many there were. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) throws Exception {
        AtomicInteger keys = new AtomicInteger();
        if (arguments[0].equals("list")) {
            try (ProviderSession session = Portals.session(URI.create(arguments[1]), Clock.systemUTC())) {
                session.inventory()
                        .orElseThrow()
                        .list(Portals.credentials(arguments[2]), key -> keys.incrementAndGet());
            }
        } else {
            AuditTarget target = AuditTarget.builder("portal", "docspace")
                    .endpoint(new Endpoint(URI.create(arguments[1])))
                    .credential("apiKey", Secret.of(arguments[2]))
                    .inventory()
                    .build();
            KeyAuditor.builder().providers(new DocSpaceProvider()).build().audit(List.of(target), outcome -> {
                if (outcome instanceof Inspected) {
                    keys.incrementAndGet();
                }
            });
        }
        System.out.print(keys);
    }
}
