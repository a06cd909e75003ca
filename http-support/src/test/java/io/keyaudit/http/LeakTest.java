package io.keyaudit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.FailureKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that hand the secret back wherever they can, while everything is logged that can be. */
class LeakTest {
    private static final String SECRET = Caller.SECRET;

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private final CapturedLog log = CapturedLog.start();

    @AfterEach
    void theLogTellsNothing() {
        log.close();
        assertThat(log.text()).contains("/v1/key").doesNotContain(SECRET).doesNotContainIgnoringCase("authorization");
    }

    static Stream<ResponseDefinitionBuilder> echoes() {
        return Stream.of(
                okJson("{\"key\":\"" + SECRET + "\"}"),
                okJson("\"" + SECRET + "\""),
                okJson(SECRET),
                okJson("[" + SECRET + "]"),
                okJson("{\"" + SECRET + "\":1,\"" + SECRET + "\":2}"),
                okJson("{\"a\":\"" + SECRET),
                okJson("<html>" + SECRET + "</html>").withHeader("Content-Type", "text/" + SECRET),
                okJson("{}").withHeader("Content-Encoding", SECRET),
                okJson("{}").withHeader("Content-Type", SECRET + "; charset=" + SECRET),
                error(201),
                error(302),
                error(400),
                error(401),
                error(403),
                error(404),
                error(429),
                error(500),
                error(503),
                error(599),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    private static ResponseDefinitionBuilder error(int status) {
        return aResponse()
                .withStatusMessage("no " + SECRET)
                .withStatus(status)
                .withHeader("Content-Type", "application/" + SECRET)
                .withHeader("Location", "/" + SECRET)
                .withHeader("Retry-After", SECRET)
                .withHeader("WWW-Authenticate", "Bearer realm=\"" + SECRET + "\"")
                .withBody("{\"error\":{\"message\":\"" + SECRET + "\"}}");
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void noFailureTellsTheSecretThoughTheServiceRepeatsIt(ResponseDefinitionBuilder echo) {
        SERVICE.stubFor(any(anyUrl()).willReturn(echo));
        FeignConversation<TestApi> conversation = Caller.of(SERVICE).converse();

        Throwable failure = catchThrowable(
                () -> conversation.call(TestApi::get).field("response").asString());

        assertThat(failure).isInstanceOf(HttpException.class);
        assertThat(inFull(failure)).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void noFailureTellsTheSecretThoughTheServiceIsQuoted(ResponseDefinitionBuilder echo) {
        SERVICE.stubFor(any(anyUrl()).willReturn(echo));
        ErrorMapper quoting = answer -> Optional.of(new HttpException(
                FailureKind.PROTOCOL,
                answer.brief(answer.json().map(JsonAnswer::verbatim).orElse("")),
                answer.status()));

        assertThat(inFull(Caller.of(SERVICE).with(quoting).failure())).doesNotContain(SECRET);
    }

    @Test
    void aSecretThatCannotBeSentIsNotTold() throws HttpException {
        SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        Caller caller = Caller.of(SERVICE);
        assertThat(caller.answer().isObject()).isTrue();

        HttpException failure = caller.signedBy(
                        (request, at) -> request.header("Authorization", SECRET + "\n" + SECRET))
                .failure();

        assertThat(inFull(failure)).doesNotContain(SECRET);
    }

    /** All that a stack trace shows: every cause and everything suppressed. */
    private static String inFull(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
