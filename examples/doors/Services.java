import io.keyaudit.sandbox.BitfinexKey;
import io.keyaudit.sandbox.BitfinexScope;
import io.keyaudit.sandbox.BitfinexService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An exchange on loopback with two keys, one that only reads orders and one that can withdraw; runs until standard input ends. */
public final class Services {
    private static final List<String> RIGHTS = List.of(
            "account", "history", "orders", "positions", "funding", "settings", "wallets",
            "withdraw", "ui_withdraw", "bfxpay", "eaas_agreement", "eaas_withdraw", "eaas_deposit", "eaas_brokerage");

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (BitfinexService exchange = BitfinexService.start()) {
            write(folder, exchange, "reader", key("orders", "r-"));
            write(folder, exchange, "sweeper", key("withdraw", "rw"));
            System.out.println(exchange.endpoint());
            System.in.read();
        }
    }

    /** Returns a key with one right; the exchange states the others as not granted. */
    private static BitfinexKey key(String scope, String pair) {
        return BitfinexKey.of(RIGHTS.stream()
                .map(name -> BitfinexScope.of(name, name.equals(scope) ? pair : "--"))
                .toList());
    }

    private static void write(Path folder, BitfinexService exchange, String name, BitfinexKey key) throws IOException {
        exchange.addKey(key);
        Files.writeString(folder.resolve(name + ".key"), key.apiKey());
        Files.writeString(folder.resolve(name + ".secret"), key.apiSecret());
        Files.write(
                folder.resolve(name + ".yaml"),
                List.of(
                        "version: 1",
                        "keys:",
                        "  - name: " + name,
                        "    provider: bitfinex",
                        "    endpoint: " + exchange.endpoint(),
                        "    credentials: { apiKey: file:" + name + ".key, apiSecret: file:" + name + ".secret }"));
    }
}
