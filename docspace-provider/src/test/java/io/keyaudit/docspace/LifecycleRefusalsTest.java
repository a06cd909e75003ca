package io.keyaudit.docspace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpException;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What portals answer to changes of keys, in every form that is known of them. */
class LifecycleRefusalsTest {
    private static final String KEY = "sk-" + "a".repeat(60) + "9f3c";
    private static final String NEW = "sk-" + "b".repeat(60) + "77aa";
    private static final String ID = "7c1e9f02-6a53-4f0f-8a3c-1f2e3d4c5b6a";
    private static final Credentials CALLER = Portals.credentials(KEY);
    private static final KeyDraft DRAFT = new KeyDraft("bot", List.of("files:read"), false, Optional.empty());

    @RegisterExtension
    static final WireMockExtension PORTAL = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private static KeyLifecycle lifecycle() {
        return Portals.lifecycle(URI.create(PORTAL.baseUrl()), Clock.systemUTC());
    }

    private static void answerChanges(int status, String body) {
        PORTAL.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
        PORTAL.stubFor(get("/api/2.0/keys/permissions").willReturn(okJson("{\"response\": [\"files:read\"]}")));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        400,
                        "{\"error\":{\"message\":\"Permissions are not valid.\",\"stack\":\"at X\"}}",
                        FailureKind.CONFIGURATION,
                        "Permissions are not valid."),
                arguments(
                        400,
                        "{\"response\":{\"status\":400,\"errors\":{\"Name\":[\"too long\"]}}}",
                        FailureKind.CONFIGURATION,
                        "too long"),
                arguments(401, "", FailureKind.REJECTED, "does not accept the key"),
                arguments(402, "", FailureKind.UNAVAILABLE, "not paid for"),
                arguments(403, "", FailureKind.FORBIDDEN, "*:write"),
                arguments(403, "{\"error\":{\"message\":\"Access denied\"}}", FailureKind.FORBIDDEN, "Access denied"),
                arguments(403, "\"10.0.0.7\"", FailureKind.FORBIDDEN, "10.0.0.7"),
                arguments(404, "<html>", FailureKind.PROTOCOL, "no such portal"),
                arguments(429, "", FailureKind.RATE_LIMITED, "15 minutes"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void aRefusalIsCertainAndSentOnce(int status, String body, FailureKind kind, String told) {
        answerChanges(status, body);
        for (ThrowableCall change : changes()) {
            PORTAL.resetRequests();
            ProviderException refusal = catchThrowableOfType(ProviderException.class, change::make);

            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal).isNotInstanceOf(UncertainOutcomeException.class).hasMessageContaining(told);
            assertThat(refusal.getMessage()).doesNotContain("at X").hasSizeLessThan(500);
            assertThat(changesSent()).isEqualTo(1);
        }
    }

    private interface ThrowableCall {
        void make() throws ProviderException;
    }

    private static List<ThrowableCall> changes() {
        return List.of(
                () -> lifecycle().create(CALLER, DRAFT),
                () -> lifecycle().change(CALLER, ID, KeyChange.activate(false)),
                () -> lifecycle().revoke(CALLER, ID));
    }

    private static long changesSent() {
        return PORTAL.getAllServeEvents().stream()
                .filter(event -> !event.getRequest().getMethod().getName().equals("GET"))
                .count();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("doubts")
    void anythingElseIsUncertainAndSentOnce(int status, String body) {
        answerChanges(status, body);
        for (ThrowableCall change : changes()) {
            PORTAL.resetRequests();

            assertThatThrownBy(change::make).isInstanceOf(UncertainOutcomeException.class);
            assertThat(changesSent()).isEqualTo(1);
        }
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                arguments(500, "{\"error\":{\"message\":\"x\"}}"),
                arguments(502, "<html>"),
                arguments(503, ""),
                arguments(504, ""),
                arguments(302, ""),
                arguments(200, ""),
                arguments(200, "<html>"),
                arguments(200, "{}"),
                arguments(200, "{\"response\": \"true\"}"),
                arguments(200, "{\"response\": 1}"));
    }

    static Stream<String> uselessKeys() {
        String good = created(NEW, "77aa", ", \"permissions\": [\"files:read\"]");
        return Stream.of(
                created("sk-***77aa", "77aa", ", \"permissions\": [\"files:read\"]"),
                created(NEW, "9999", ", \"permissions\": [\"files:read\"]"),
                created(NEW, "77aa", ""),
                created(NEW, "77aa", ", \"permissions\": [\"files:read\", \"files:write\"]"),
                created(NEW, "77aa", ", \"permissions\": [\"files:read\"], \"expiresAt\": \"2030-01-01T00:00:00Z\""),
                good.replace("\"key\"", "\"token\""));
    }

    private static String created(String key, String postfix, String more) {
        return "{\"response\": {\"id\": \"" + ID + "\", \"name\": \"bot\", \"key\": \"" + key + "\", \"keyPostfix\": \""
                + postfix + "\"" + more + "}}";
    }

    @ParameterizedTest
    @MethodSource("uselessKeys")
    void aKeyThatIsNotAsAskedForIsNotHandedOverButNotForgottenEither(String answer) {
        answerChanges(200, answer);

        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> lifecycle().create(CALLER, DRAFT));

        assertThat(failure).isInstanceOf(UncertainOutcomeException.class);
        assertThat(failure.getMessage()).doesNotContain(NEW).containsAnyOf(ID, "List the account's keys");
    }

    @Test
    void whatWasAskedForIsHandedOver() throws ProviderException {
        answerChanges(200, created(NEW, "77aa", ", \"permissions\": [\"files:read\"]"));

        assertThat(lifecycle().create(CALLER, DRAFT).secret().reveal()).isEqualTo(NEW);
    }

    @Test
    void anAuditCannotChangeKeys() {
        PORTAL.stubFor(any(anyUrl()).willReturn(okJson("{\"response\": true}")));
        PORTAL.stubFor(post("/api/2.0/keys").willReturn(okJson(created(NEW, "77aa", ""))));
        assertThat(DocSpaceApi.CALLS).extracting(AllowedCall::method).containsOnly("GET");
        GuardedHttp audits = GuardedHttp.builder(Portals.context(URI.create(PORTAL.baseUrl()), Clock.systemUTC()))
                .allow(DocSpaceApi.CALLS)
                .callBudget(10)
                .errors(DocSpaceErrors::read)
                .build();
        FeignConversation<DocSpaceLifecycleApi> portal =
                audits.converse(DocSpaceLifecycleApi.class, CALLER, DocSpaceSession.signer(CALLER));

        assertThatThrownBy(() -> portal.call(api -> api.create("{}"))).isInstanceOf(HttpException.class);
        assertThatThrownBy(() -> portal.call(api -> api.change(ID, "{}"))).isInstanceOf(HttpException.class);
        assertThatThrownBy(() -> portal.call(api -> api.revoke(ID))).isInstanceOf(HttpException.class);

        assertThat(PORTAL.getAllServeEvents()).isEmpty();
    }
}
