package io.keyaudit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.keyaudit.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentRequestTest {
    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @BeforeEach
    void answer() {
        SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @Test
    void theBodyIsSentByteByByteAsItWasSigned() throws HttpException {
        AtomicReference<String> signed = new AtomicReference<>();
        RequestSigner signer = (request, at) -> {
            signed.set(request + " " + new String(request.body(), StandardCharsets.UTF_8));
            return request;
        };

        Caller.of(SERVICE).signedBy(signer).converse().call(api -> api.post("{ \"\u00fc\" : [ 1 ] }"));

        assertThat(signed).hasValue("POST /v1/key { \"\u00fc\" : [ 1 ] }");
        assertThat(sent().getBodyAsString()).isEqualTo("{ \"\u00fc\" : [ 1 ] }");
    }

    @Test
    void aRequestWithoutABodyHasNone() throws HttpException {
        Caller.of(SERVICE).answer();

        assertThat(sent().getBody()).isEmpty();
    }

    @Test
    void onlyItsOwnHeadersTheProvidersAndTheSignersAreSent() throws HttpException {
        Caller.of(SERVICE).converse().call(api -> api.post("{}"));

        assertThat(sent().getHeaders().all().stream().map(HttpHeader::key))
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrder(
                        "accept",
                        "authorization",
                        "connection",
                        "content-length",
                        "content-type",
                        "host",
                        "user-agent",
                        "x-of-the-provider");
        assertThat(sent().getHeader("Accept")).isEqualTo("application/json");
        assertThat(sent().getHeader("Authorization")).isEqualTo("Bearer " + Caller.SECRET);
        assertThat(sent().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(sent().getHeader("User-Agent")).isEqualTo("keyaudit");
    }

    @Test
    void everyAttemptIsSignedOnceAndAnew() {
        SERVICE.stubFor(any(anyUrl()).willReturn(serverError()));
        AtomicInteger signatures = new AtomicInteger();

        Caller.of(SERVICE).numbering(signatures).failure();

        List<List<String>> nonces = new ArrayList<>();
        for (LoggedRequest request : SERVICE.findAll(anyRequestedFor(anyUrl()))) {
            nonces.add(request.getHeaders().getHeader("Nonce").values());
        }
        assertThat(nonces).containsExactlyInAnyOrder(List.of("1"), List.of("2"), List.of("3"));
        assertThat(signatures).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-0123\nsecret", "sk-0123\r\nX-Injected: secret", "sk-0123\tsecret", "sk-0123\0secret",
                "sk-0123\u007fsecret", "sk-0123-s\u00e9cret", "sk-0123\u202esecret", "sk-0123\ud83d\udd11secret",
                " sk-0123-secret", "sk-0123-secret ", ""
            })
    void aHeaderValueThatCannotBeSentIsNotQuoted(String value) {
        HttpException failure = Caller.of(SERVICE)
                .signedBy((request, at) -> request.header("Authorization", value))
                .failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining("check that it was copied whole")
                .hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("sk-", "cret");
        assertThat(SERVICE.getAllServeEvents()).isEmpty();
    }

    @Test
    void cookiesAreNotKept() throws HttpException {
        SERVICE.stubFor(any(anyUrl()).willReturn(okJson("{}").withHeader("Set-Cookie", "session=1; Path=/")));
        GuardedHttp http = Caller.of(SERVICE).http();

        for (int key = 0; key < 2; key++) {
            FeignConversation<TestApi> conversation =
                    http.converse(TestApi.class, Caller.CREDENTIALS, (request, at) -> request);
            conversation.call(TestApi::get);
            conversation.call(TestApi::get);
        }

        assertThat(SERVICE.getAllServeEvents())
                .hasSize(4)
                .allSatisfy(event ->
                        assertThat(event.getRequest().containsHeader("Cookie")).isFalse());
    }

    @Test
    void aSignerThatFailsSendsNothing() {
        RequestSigner broken = (request, at) -> {
            throw new IllegalStateException("no key");
        };
        FeignConversation<TestApi> conversation =
                Caller.of(SERVICE).signedBy(broken).converse();

        assertThatThrownBy(() -> conversation.call(TestApi::get)).isInstanceOf(IllegalStateException.class);

        assertThat(SERVICE.getAllServeEvents()).isEmpty();
    }

    private static LoggedRequest sent() {
        return SERVICE.findAll(anyRequestedFor(anyUrl())).get(0);
    }
}
