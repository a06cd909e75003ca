package io.keyaudit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.keyaudit.FailureKind;
import io.keyaudit.testkit.ClosedPort;
import io.keyaudit.testkit.RawService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UnreachableServiceTest {
    @Test
    void aRefusedConnectionIsTriedAgainAndThenNamed() {
        try (ClosedPort port = ClosedPort.take()) {
            Caller caller = Caller.of(port.address());

            HttpException failure = caller.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure).hasMessage("no connection to " + port.address()).hasNoCause();
            assertThat(failure.status()).isZero();
            assertThat(caller.waited()).isPositive();
        }
    }

    @Test
    void aHostThatIsNotKnownIsNotTriedAgain() {
        Caller caller = Caller.of("https://portal.invalid");

        HttpException failure = caller.failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure).hasMessage("the host of https://portal.invalid is not known; check the address");
        assertThat(caller.waited()).isZero();
    }

    @Test
    void aCertificateThatNobodyVouchesForEndsTheMatterBeforeAnythingIsSent() {
        WireMockServer service = new WireMockServer(
                wireMockConfig().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
        service.start();
        try {
            service.stubFor(any(anyUrl()).willReturn(okJson("{}")));
            Caller caller = Caller.of("https://localhost:" + service.httpsPort());

            HttpException failure = caller.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure)
                    .hasMessageStartingWith("no trusted connection to https://localhost:")
                    .hasNoCause();
            assertThat(caller.waited()).isZero();
            assertThat(service.getAllServeEvents()).isEmpty();
        } finally {
            service.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "220 mail.example.com ESMTP\r\n",
                "\r\n\r\n",
                "HTTP/9.9\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}"
            })
    void aServiceOfAnotherKindIsNotTriedAgain(String greeting) {
        try (RawService service = RawService.start(client -> {
            client.write(greeting);
            client.hangUp();
        })) {
            Caller caller = Caller.of(service.address());

            HttpException failure = caller.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failure)
                    .hasMessage("what " + service.address() + " answers is not HTTP; check the address")
                    .hasNoCause();
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100000002\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}garbage0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
            })
    void anAnswerThatBreaksOffIsTriedAgainThoughItsBeginningIsGood(String beginning) {
        try (RawService service = RawService.start(client -> {
            client.write(beginning);
            client.hangUp();
        })) {
            HttpException failure = Caller.of(service.address()).failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure)
                    .hasMessage("the connection to " + service.address() + " broke before the answer was whole")
                    .hasNoCause();
            assertThat(service.requests()).isEqualTo(3);
        }
    }
}
