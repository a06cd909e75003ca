import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Acme on loopback: tokens with scopes of nested resources, an expiry, and the addresses that they are taken from.
 * Writes the part of a keys file that is about its tokens, says that it is ready, and runs until it is stopped. The
 * argument is the folder to write to.
 */
public final class AcmeService {
    /** A token; its secret is made of its name. */
    private record Token(String name, Instant expires, List<String> addresses, List<String> scopes) {
        String secret() {
            return "acme_" + "%-20s".formatted(name).replace(' ', '0') + "9f3c";
        }
    }

    private static final Instant NEXT_YEAR = Instant.now().plus(Duration.ofDays(365));
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static final List<Token> TOKENS = List.of(
            new Token("acme-site", null, List.of(), List.of("projects/alpha/docs:write")),
            new Token("acme-books", NEXT_YEAR, List.of("127.0.0.1"), List.of("billing:view", "projects/*:read")),
            new Token("acme-boss", null, List.of(), List.of("admin")),
            new Token("acme-future", null, List.of(), List.of("billing:pay")),
            new Token("acme-elsewhere", null, List.of("192.0.2.7"), List.of("admin")),
            new Token("acme-past", LONG_AGO, List.of(), List.of("admin")));

    private static final Map<String, Token> BY_SECRET =
            TOKENS.stream().collect(Collectors.toMap(Token::secret, token -> token));

    private AcmeService() {}

    /** Runs Acme. */
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", AcmeService::serve);
        server.start();
        writeKeysFile(Path.of(args[0]), server.getAddress().getPort());
        System.out.println("ready");
    }

    private static void writeKeysFile(Path folder, int port) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (Token token : TOKENS) {
            Files.writeString(folder.resolve(token.name()), token.secret());
            yaml.append("  - name: ").append(token.name()).append('\n');
            yaml.append("    provider: acme\n");
            yaml.append("    endpoint: http://127.0.0.1:").append(port).append('\n');
            yaml.append("    credentials: { token: file:").append(token.name()).append(" }\n");
        }
        Files.writeString(folder.resolve("acme.yaml"), yaml);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        Token token = BY_SECRET.get(String.valueOf(exchange.getRequestHeaders().getFirst("X-Acme-Token")));
        String from = exchange.getRemoteAddress().getAddress().getHostAddress();
        if (!asked.equals("GET /v2/token")) {
            answer(exchange, 404, "{\"error\": \"no_such_page\"}");
        } else if (token == null) {
            answer(exchange, 401, "{\"error\": \"no_such_token\"}");
        } else if (token.expires() != null && token.expires().isBefore(Instant.now())) {
            answer(exchange, 401, "{\"error\": \"token_expired\"}");
        } else if (!token.addresses().isEmpty() && !token.addresses().contains(from)) {
            answer(exchange, 403, "{\"error\": \"ip_not_allowed\"}");
        } else {
            answer(exchange, 200, described(token));
        }
    }

    private static String described(Token token) {
        return "{\"id\": \"id-of-%s\", \"name\": \"%s\", \"endsWith\": \"9f3c\", \"enabled\": true, \"expires\": %s,"
                        .formatted(
                                token.name(),
                                token.name(),
                                token.expires() == null
                                        ? "null"
                                        : '"' + token.expires().toString() + '"')
                + " \"allowedIps\": " + list(token.addresses()) + ", \"scopes\": " + list(token.scopes()) + "}";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", ", "[", "]"));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
