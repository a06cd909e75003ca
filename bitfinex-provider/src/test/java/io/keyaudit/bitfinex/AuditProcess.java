package io.keyaudit.bitfinex;

import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that audits the keys given on standard input, {@code apiKey apiSecret} in each line, several
 * times in turn, and prints what came of each: the unit of the nonce, or the failure.
 */
final class AuditProcess {
    private AuditProcess() {}

    /** The exchange's address, and how often each key is audited. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String[]> keys = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            keys.add(line.split(" ", -1));
        }
        System.out.println("ready");
        in.readLine();
        try (ProviderSession session =
                Exchanges.unlimitedSession(URI.create(arguments[0]), "gentle", Clock.systemUTC())) {
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                for (String[] key : keys) {
                    System.out.println(audit(session, key));
                }
            }
        }
    }

    private static String audit(ProviderSession session, String[] key) {
        try {
            KeySnapshot snapshot = session.inspect(Exchanges.credentials(key[0], key[1]));
            return snapshot.evidence().details().getOrDefault("nonceUnit", "no unit");
        } catch (ProviderException failure) {
            return failure.kind() + " " + failure.getMessage();
        }
    }
}
