package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import io.keyaudit.testkit.VirtualTicker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that a provider makes itself, without an interface. */
class HttpConversationTest {
    private static final ServiceRequest KEY = ServiceRequest.get("/key").parameter("window", "5000");
    private static final ServiceRequest TIME = ServiceRequest.get("/time");
    private static final List<AllowedCall> ALLOWED = List.of(
            AllowedCall.get("/key", "window", "timestamp"),
            AllowedCall.get("/time"),
            AllowedCall.readingPost("/key", "\\{\"read\":true}"),
            AllowedCall.get("/keys/{id}"));

    private final List<String> received = new ArrayList<>();

    private GuardedHttp.Builder http(RawService service) {
        VirtualTicker ticker = new VirtualTicker();
        return GuardedHttp.builder(new ProviderContext(
                        Endpoint.parse(service.address()),
                        Map.of(),
                        Caller.CLOCK,
                        ticker,
                        Timeouts.DEFAULT,
                        RateLimiters.create(ticker),
                        Nonces.create(),
                        Network.OF_THE_JVM))
                .allow(ALLOWED)
                .callBudget(10);
    }

    /** Signs with the service's time, and for the host that signatures are about. */
    private static ServiceRequest sign(ServiceRequest request, SigningContext context) {
        return request.parameter("timestamp", String.valueOf(context.time().getEpochSecond()))
                .header("X-Host", context.host());
    }

    private RawService start(RawService.Answer answer) {
        return RawService.start(client -> {
            received.add(client.head().lines().findFirst().orElseThrow());
            answer.to(client);
        });
    }

    private static HttpException failure(HttpConversation conversation, ServiceRequest request) {
        return catchThrowableOfType(HttpException.class, () -> conversation.send(request));
    }

    @Test
    void aRequestIsSentAsItWasSigned() throws HttpException {
        List<String> hosts = new ArrayList<>();
        try (RawService service = start(client -> {
            hosts.add(client.head().replaceFirst("(?s).*\r\nX-Host: ([^\r]*)\r\n.*", "$1"));
            client.write("HTTP/1.1 200 OK\r\nX-Scopes: a\r\nx-scopes: b\r\nX-Empty:\r\nContent-Length: 2\r\n\r\n{}");
        })) {
            HttpConversation conversation = http(service)
                    .signedHost("api.example.com")
                    .build()
                    .converse(Caller.CREDENTIALS, HttpConversationTest::sign);

            HttpAnswer answer = conversation.send(KEY);

            assertThat(answer.header("X-Scopes")).hasValue("a, b");
            assertThat(answer.header("X-Empty")).hasValue("");
            assertThat(answer.header("X-Other")).isEmpty();
            assertThat(answer.mentions("{}")).isTrue();
            assertThat(conversation
                            .evidence(Evidence.Method.INTROSPECTED, Map.of())
                            .calls())
                    .containsExactly("GET /key");
        }
        assertThat(received)
                .containsExactly("GET /key?window=5000&timestamp="
                        + Caller.CLOCK.instant().getEpochSecond() + " HTTP/1.1");
        assertThat(hosts).containsExactly("api.example.com");
    }

    @Test
    void aRefusalForTheTimeIsAnsweredWithTheServicesTime() throws HttpException {
        Instant theirs = Caller.CLOCK.instant().plusSeconds(3600);
        try (RawService service = start(client -> answerByTime(client, theirs))) {
            GuardedHttp http = http(service)
                    .errors(HttpConversationTest::outOfTime)
                    .serviceTime(
                            TIME,
                            answer -> Instant.ofEpochSecond(answer.field("now").asLong()))
                    .build();

            http.converse(Caller.CREDENTIALS, HttpConversationTest::sign).send(KEY);
            http.converse(Caller.CREDENTIALS, HttpConversationTest::sign).send(KEY);

            assertThat(http.clock().now()).isEqualTo(theirs);
        }
        String ours = "GET /key?window=5000&timestamp=" + Caller.CLOCK.instant().getEpochSecond() + " HTTP/1.1";
        String corrected = "GET /key?window=5000&timestamp=" + theirs.getEpochSecond() + " HTTP/1.1";
        assertThat(received).containsExactly(ours, "GET /time HTTP/1.1", corrected, corrected);
    }

    private static void answerByTime(RawExchange client, Instant theirs) throws IOException {
        boolean asked = client.head().startsWith("GET /time");
        boolean right = client.head().contains("timestamp=" + theirs.getEpochSecond());
        client.writeJson(asked ? "{\"now\":" + theirs.getEpochSecond() + "}" : "{\"late\":" + !right + "}");
    }

    private static Optional<HttpException> outOfTime(HttpAnswer answer) {
        return answer.json()
                .flatMap(json -> json.findField("late"))
                .flatMap(JsonAnswer::findBoolean)
                .filter(late -> late)
                .map(late -> HttpException.outOfTime("the clocks differ", answer.status()));
    }

    @Test
    void aServiceThatKeepsRefusingTheTimeIsAskedForItOnce() {
        try (RawService service = start(client ->
                client.writeJson(client.head().startsWith("GET /time") ? "{\"now\":0}" : "{\"late\":true}"))) {
            HttpConversation conversation = http(service)
                    .errors(HttpConversationTest::outOfTime)
                    .serviceTime(
                            TIME,
                            answer -> Instant.ofEpochSecond(answer.field("now").asLong()))
                    .build()
                    .converse(Caller.CREDENTIALS, HttpConversationTest::sign);

            assertThat(failure(conversation, KEY).kind()).isEqualTo(FailureKind.CONFIGURATION);
        }
        assertThat(received).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"path", "method", "query"})
    void aSignerChangesNothingOfWhatItSigns(String changed) {
        try (RawService service = start(client -> client.writeJson("{}"))) {
            HttpConversation conversation = http(service)
                    .build()
                    .converse(Caller.CREDENTIALS, (request, context) -> switch (changed) {
                        case "path" -> ServiceRequest.get("/time").parameter("window", "5000");
                        case "method" -> ServiceRequest.post("/key").parameter("window", "5000");
                        default -> ServiceRequest.get("/key").parameter("window", "1");
                    });

            assertThat(failure(conversation, KEY).kind()).isEqualTo(FailureKind.INTERNAL);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void whatASignerSaysIsWrongWithTheKeyIsSaidOnce() {
        try (RawService service = start(client -> client.writeJson("{}"))) {
            HttpConversation conversation = http(service).build().converse(Caller.CREDENTIALS, (request, context) -> {
                throw new ProviderException(FailureKind.CONFIGURATION, "the secret is not base64");
            });

            HttpException failure = failure(conversation, KEY);

            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failure).hasMessage("the secret is not base64");
            assertThat(failure.mayHaveTakenEffect()).isFalse();
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aReservedHeaderIsNotSent() {
        try (RawService service = start(client -> client.writeJson("{}"))) {
            HttpConversation conversation = http(service)
                    .build()
                    .converse(Caller.CREDENTIALS, (request, context) -> request.header("Content-Length", "5"));

            assertThat(failure(conversation, KEY).kind()).isEqualTo(FailureKind.INTERNAL);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aPostThatReadsHasTheBodyThatIsAllowed() throws HttpException {
        try (RawService service = start(client -> client.writeJson("{}"))) {
            HttpConversation conversation =
                    http(service).build().converse(Caller.CREDENTIALS, (request, context) -> request);

            conversation.send(ServiceRequest.post("/key").body("application/json", "{\"read\":true}"));
            HttpException failure =
                    failure(conversation, ServiceRequest.post("/key").body("{\"read\":false}"));

            assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
        }
        assertThat(received).containsExactly("POST /key HTTP/1.1");
    }

    @Test
    void aPathThatHoldsACredentialIsShownInAnotherForm() throws HttpException {
        try (RawService service = start(client -> client.writeJson("{}"))) {
            HttpConversation conversation =
                    http(service).build().converse(Caller.CREDENTIALS, (request, context) -> request);

            conversation.send(ServiceRequest.get("/keys/the-key").shownAs("/keys/{id}"));

            assertThat(conversation
                            .evidence(Evidence.Method.INTROSPECTED, Map.of())
                            .calls())
                    .containsExactly("GET /keys/{id}");
        }
        assertThat(received).containsExactly("GET /keys/the-key HTTP/1.1");
    }

    @Test
    void aLongAnswerIsReadAsItComes() throws HttpException {
        List<String> read = new ArrayList<>();
        try (RawService service = start(
                        client -> client.writeJson("{\"total\":2,\"keys\":[\"a\",\"b\"],\"concealed\":[\"c\"]}"));
                JsonStream stream = http(service)
                        .conceal("concealed")
                        .build()
                        .converse(Caller.CREDENTIALS, (request, context) -> request)
                        .stream(KEY)) {
            JsonAnswer rest = stream.elements("keys", element -> read.add(element.asString()));

            assertThat(rest.names()).containsExactly("total", "concealed");
            assertThat(rest.verbatim()).isEqualTo("{\"total\":2,\"concealed\":[\"***\"]}");
        }
        assertThat(read).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                      | the answer is not an object",
                "{\"others\":[]}         | the answer has no field \"keys\"",
                "{\"keys\":{}}           | the answer's \"keys\" is not an array",
                "{\"keys\":[]} x         | the answer is not JSON, or not whole",
                "{\"keys\":[\"\u0001\"]} | the answer is not JSON, or not whole"
            })
    void aLongAnswerOfAnotherShapeIsNotUnderstood(String json, String message) throws HttpException {
        try (RawService service = start(client -> client.writeJson(json));
                JsonStream stream =
                        http(service).build().converse(Caller.CREDENTIALS, (request, context) -> request).stream(KEY)) {
            assertThat(catchThrowableOfType(HttpException.class, () -> stream.elements("keys", element -> {})))
                    .hasMessage(message);
        }
    }

    @Test
    void aLongAnswerIsUtf8() throws HttpException {
        byte[] json = "{\"keys\":[\"\u00fc\"]}".getBytes(StandardCharsets.ISO_8859_1);
        try (RawService service = start(client -> {
                    client.write("HTTP/1.1 200 OK\r\nContent-Length: " + json.length + "\r\n\r\n");
                    client.write(json);
                });
                JsonStream stream =
                        http(service).build().converse(Caller.CREDENTIALS, (request, context) -> request).stream(KEY)) {
            assertThat(catchThrowableOfType(HttpException.class, () -> stream.elements("keys", element -> {})))
                    .hasMessage("the answer is not JSON, or not whole");
        }
    }

    @Test
    void anAnswerThatWasWrittenDownIsReadAsIfItCame() throws HttpException {
        try (RawService unasked = start(client -> client.writeJson("{}"))) {
            GuardedHttp http = http(unasked).build();
            byte[] body = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);

            HttpAnswer answer = http.recorded(200, Map.of("X-Scopes", "repo"), body, Caller.CREDENTIALS);

            assertThat(answer.header("x-scopes")).hasValue("repo");
            assertThat(answer.body().field("id").asLong()).isEqualTo(1);
            assertThat(catchThrowableOfType(
                                    HttpException.class,
                                    () -> http.recorded(401, Map.of("Retry-After", "3"), body, Caller.CREDENTIALS))
                            .kind())
                    .isEqualTo(FailureKind.REJECTED);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aServiceThatWantsToBeAskedLaterThanAKeyCanWaitIsNotAskedAgain() {
        try (RawService service =
                start(client -> client.write("HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n"))) {
            HttpException failure =
                    failure(http(service).build().converse(Caller.CREDENTIALS, (request, context) -> request), KEY);

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure.retryAfter()).hasValue(Duration.ofHours(1));
        }
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"key", "/key?all=true", "/key#all", "''"})
    void aPathHasNoQuery(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServiceRequest.get(path));
    }
}
