package io.keyaudit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBodyTest {
    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(any(anyUrl()).willReturn(answer));
    }

    static Stream<Arguments> noAnswers() {
        return Stream.of(
                Arguments.of(ok(), "the answer is empty"),
                Arguments.of(okJson(" \n"), "the answer is not JSON (it is called application/json)"),
                Arguments.of(status(204), "the answer has an unexpected status, 204"),
                Arguments.of(okJson("{}").withStatus(206), "the answer has an unexpected status, 206"),
                Arguments.of(ok("<html>Hello</html>"), "the answer is not JSON"),
                Arguments.of(
                        okForContentType("text/html; charset=utf-8", "<html>Hello</html>"),
                        "the answer is not JSON (it is called text/html)"),
                Arguments.of(
                        okForContentType("text/\u202ehtml" + "x".repeat(200), "<html>"),
                        "the answer is not JSON (it is called text/"),
                Arguments.of(
                        okJson("{}").withHeader("Content-Encoding", "gzip"),
                        "the answer is compressed, which was not asked for"),
                Arguments.of(
                        okJson("{}").withHeader("Content-Encoding", "br"),
                        "the answer is compressed, which was not asked for"));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void whatIsNoAnswerIsNamedAndNotUnderstood(ResponseDefinitionBuilder response, String message) {
        answer(response);

        HttpException failure = Caller.of(SERVICE).failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure).hasMessageStartingWith(message).hasNoCause();
        assertThat(failure.getMessage()).hasSizeLessThan(200).doesNotContain("Hello", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":",
                "{\"a\":1",
                "[1,2",
                "\"text",
                "tru",
                "{} {}",
                "{}x",
                "[1],",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "[01]",
                "[NaN]",
                "[+1]",
                "// {}\n{}",
                "[\"\t\"]",
                "[\"\\x\"]",
                "\ufeff{}"
            })
    void flawedJsonIsNotUnderstood(String body) {
        answer(okJson(body));

        HttpException failure = Caller.of(SERVICE).failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure).hasMessage("the answer is not JSON (it is called application/json)");
    }

    @ParameterizedTest
    @CsvSource({"32, true", "33, false", "300000, false"})
    void nestingIsReadToADepth(int depth, boolean read) {
        answer(okJson("[".repeat(depth) + "]".repeat(depth)));

        assertThat(isUnderstood()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"9000, true", "11000, false"})
    void manyPartsAreReadToANumber(int objects, boolean read) {
        answer(okJson("[" + "{},".repeat(objects) + "{}]"));

        assertThat(isUnderstood()).isEqualTo(read);
    }

    private static boolean isUnderstood() {
        try {
            return Caller.of(SERVICE).answer().findElements().isPresent();
        } catch (HttpException failure) {
            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            return false;
        }
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xc3, '"'},
                // Overlong forms of "a", and a surrogate of its own.
                new byte[] {'"', (byte) 0xc1, (byte) 0xa1, '"'},
                new byte[] {'"', (byte) 0xe0, (byte) 0x81, (byte) 0xa1, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                "\"\u00fc\"".getBytes(StandardCharsets.ISO_8859_1),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void whatIsNotUtf8IsNotUnderstood(byte[] body) {
        answer(aResponse().withHeader("Content-Type", "application/json").withBody(body));

        assertThat(Caller.of(SERVICE).failureKind()).isEqualTo(FailureKind.PROTOCOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-16", "application/json; charset=iso-8859-1", "text/html"})
    void jsonIsUtf8WhateverItClaims(String contentType) throws HttpException {
        answer(okForContentType(contentType, "\"\u00fc\""));

        assertThat(Caller.of(SERVICE).answer().asString()).isEqualTo("\u00fc");
    }

    @Test
    void anUncompressedAnswerMaySaySo() throws HttpException {
        answer(okJson("[]").withHeader("Content-Encoding", "identity"));

        assertThat(Caller.of(SERVICE).answer().elements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, REJECTED", "403, FORBIDDEN", "429, RATE_LIMITED", "503, UNAVAILABLE"})
    void aCompressedErrorIsStillWhatItsStatusSays(int status, FailureKind kind) {
        answer(status(status).withHeader("Content-Encoding", "gzip").withBody("zipped"));

        assertThat(Caller.of(SERVICE).failureKind()).isEqualTo(kind);
    }
}
