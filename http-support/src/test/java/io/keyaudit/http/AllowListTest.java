package io.keyaudit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AllowListTest {
    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @RegisterExtension
    static final WireMockExtension OTHER = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @BeforeEach
    void answerEverything() {
        SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        OTHER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    static Stream<Arguments> notAllowed() {
        return Stream.of(
                call("another method", TestApi::otherMethod),
                call("another path", TestApi::otherPath),
                call("a path below", api -> api.below("more")),
                call("a path above", api -> api.below("..")),
                call("an encoded path", api -> api.below("%2e%2e")),
                call("a query", api -> api.query("true")),
                call("an empty query", api -> api.query("")),
                call("another port", api -> api.otherHost(URI.create("http://127.0.0.1:" + OTHER.getPort()))),
                call("another scheme", api -> api.otherHost(URI.create("https://127.0.0.1:" + SERVICE.getPort()))),
                call("another host", api -> api.otherHost(URI.create("http://localhost:" + SERVICE.getPort()))),
                call(
                        "the endpoint as a user name",
                        api -> api.otherHost(URI.create(
                                "http://127.0.0.1:" + SERVICE.getPort() + "@127.0.0.1:" + OTHER.getPort()))));
    }

    private static Arguments call(String name, Function<TestApi, JsonAnswer> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notAllowed")
    void whatIsNotAllowedIsNeitherSignedNorSent(String name, Function<TestApi, JsonAnswer> call) {
        RequestSigner never = (request, at) -> {
            throw new AssertionError("signed " + name);
        };
        FeignConversation<TestApi> conversation =
                Caller.of(SERVICE).signedBy(never).converse();

        assertThatThrownBy(() -> conversation.call(call))
                .isInstanceOfSatisfying(
                        HttpException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL));

        assertThat(SERVICE.getAllServeEvents()).isEmpty();
        assertThat(OTHER.getAllServeEvents()).isEmpty();
        assertThat(conversation.evidence(Evidence.Method.INTROSPECTED, Map.of()).calls())
                .isEmpty();
    }

    @Test
    void aRefusedAddressIsNotRepeatedSinceItMayHoldASecret() {
        FeignConversation<TestApi> conversation = Caller.of(SERVICE).converse();

        assertThatThrownBy(() -> conversation.call(api -> api.query(Caller.SECRET)))
                .hasMessage("the provider tried to send GET /v1/key with a parameter other than []");
    }

    @Test
    void whatIsAllowedIsSentAndIsEvidence() throws HttpException {
        FeignConversation<TestApi> conversation = Caller.of(SERVICE).converse();

        conversation.call(TestApi::get);
        conversation.call(api -> api.post("{}"));

        Evidence evidence = conversation.evidence(Evidence.Method.INFERRED, Map.of("why", "so"));
        assertThat(evidence.calls()).containsExactly("GET /v1/key", "POST /v1/key");
        assertThat(evidence.method()).isEqualTo(Evidence.Method.INFERRED);
        assertThat(evidence.observedAt()).isEqualTo(Caller.CLOCK.instant());
        assertThat(evidence.details()).containsExactly(Map.entry("why", "so"));
    }

    @Test
    void pathsAreBelowTheEndpoint() throws HttpException {
        Caller caller = Caller.of("http://127.0.0.1:" + SERVICE.getPort() + "/prefix");
        FeignConversation<TestApi> conversation = caller.signedBy(
                        (request, at) -> request.header("Signed-Path", request.path()))
                .converse();

        conversation.call(TestApi::get);

        assertThat(SERVICE.getAllServeEvents()).singleElement().satisfies(event -> {
            assertThat(event.getRequest().getUrl()).isEqualTo("/prefix/v1/key");
            assertThat(event.getRequest().getHeader("Signed-Path")).isEqualTo("/v1/key");
        });
    }

    @Test
    void aConversationEndsWithItsBudget() throws HttpException {
        FeignConversation<TestApi> conversation =
                Caller.of(SERVICE).withBudget(2).converse();
        conversation.call(TestApi::get);
        conversation.call(TestApi::get);

        HttpException failure = Caller.failure(conversation);

        assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failure).hasMessage("more than 2 requests would be needed");
        assertThat(SERVICE.getAllServeEvents()).hasSize(2);
    }

    @Test
    void everyConversationHasItsOwnBudget() throws HttpException {
        GuardedHttp http = Caller.of(SERVICE).withBudget(1).http();

        for (int key = 0; key < 3; key++) {
            http.converse(TestApi.class, Caller.CREDENTIALS, (request, at) -> request)
                    .call(TestApi::get);
        }

        assertThat(SERVICE.getAllServeEvents()).hasSize(3);
    }
}
