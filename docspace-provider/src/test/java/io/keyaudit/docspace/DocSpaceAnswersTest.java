package io.keyaudit.docspace;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.spi.ProviderException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in every form that portals have been seen to give. */
class DocSpaceAnswersTest {
    private static final String KEY = "sk-" + "a".repeat(60) + "9f3c";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @RegisterExtension
    static final WireMockExtension PORTAL = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private static KeySnapshot inspect() throws ProviderException {
        return Portals.inspect(URI.create(PORTAL.baseUrl()), KEY, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static KeySnapshot answered(String fields) throws ProviderException {
        PORTAL.stubFor(get("/api/2.0/keys/@self").willReturn(okJson(wrapped(key("9f3c", fields)))));
        return inspect();
    }

    private static String key(String postfix, String fields) {
        return "{\"id\": \"7d1\", \"name\": \"bot\", \"keyPostfix\": \"" + postfix + "\"" + fields + "}";
    }

    private static String wrapped(String response) {
        return "{\"response\": " + response + ", \"count\": 1, \"status\": 0, \"statusCode\": 200}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\": 1, \"statusCode\": 403",
                "\"status\": 0, \"statusCode\": 403",
                "\"status\": 1, \"statusCode\": 200",
                "\"statusCode\": \"403\"",
                "\"error\": {\"message\": \"Access denied\"}"
            })
    void anErrorAroundAWholeKeyIsAnError(String envelope) {
        String self = key("9f3c", ", \"permissions\": [\"files:read\"]");
        PORTAL.stubFor(get("/api/2.0/keys/@self").willReturn(okJson("{\"response\": " + self + ", " + envelope + "}")));

        assertThatThrownBy(DocSpaceAnswersTest::inspect)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL));
    }

    @ParameterizedTest
    @CsvSource({"sk-***9f3c, true", "***, true", "sk-***c, true", "sk-***zzzz, false", "sk-*9f3d, false"})
    void aMaskShowsTheSameEndAsThePostfix(String mask, boolean read) throws ProviderException {
        String fields = ", \"permissions\": [\"files:read\"], \"key\": \"" + mask + "\"";

        if (read) {
            assertThat(answered(fields).nativeScopes()).containsExactly("files:read");
        } else {
            assertThatThrownBy(() -> answered(fields)).hasMessageContaining("keyPostfix");
        }
    }

    @Test
    void nullPermissionsAreFullAccess() throws ProviderException {
        assertThat(answered(", \"permissions\": null").permissions().unrestricted())
                .isTrue();
    }

    @Test
    void scopesThatAreNotKnownAreKeptInTheirOrder() throws ProviderException {
        KeySnapshot snapshot = answered(", \"permissions\": [\"spaces:read\", \"files:read\", \"\", \"spaces:read\"]");

        assertThat(snapshot.nativeScopes()).containsExactly("spaces:read", "files:read", "", "spaces:read");
        assertThat(snapshot.unrecognizedScopes()).containsExactly("spaces:read", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "2026-11-21T10:00:00.1234567+01:00"     | 2026-11-21T09:00:00.123456700Z
                    "2026-11-21T10:00:00.0000000Z"          | 2026-11-21T10:00:00Z
                    "2026-11-21T10:00:00-07:00"             | 2026-11-21T17:00:00Z
                    {"utcTime": "2026-11-21T10:00:00.0000000Z", "timeZoneOffset": "01:00:00"} | 2026-11-21T10:00:00Z
                    {"utcTime": "2026-11-21T10:00:00"}      | 2026-11-21T10:00:00Z
                    """, quoteCharacter = '\'')
    void datesComeInSeveralForms(String json, Instant instant) throws ProviderException {
        assertThat(answered(", \"createOn\": " + json).attributes().createdAt()).isEqualTo(Fact.known(instant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    , "isActive": true                                              | ACTIVE
                    , "isActive": false                                             | INACTIVE
                    , "isActive": true, "expiresAt": "2026-11-21T10:00:00.0000000Z" | EXPIRED
                    , "isActive": true, "expiresAt": "2026-11-21T10:00:00.0000001Z" | ACTIVE
                    , "isActive": false, "expiresAt": "2020-01-01T00:00:00Z"        | EXPIRED
                    , "permissions": []                                             | UNKNOWN
                    """, quoteCharacter = '\'')
    void theStateIsWhatTheKeyIsNotWhatItIsCalled(String fields, KeyState state) throws ProviderException {
        assertThat(answered(fields).state()).isEqualTo(state);
    }

    @Test
    void moreScopesThanThereCanBeAreNotUnderstood() {
        String scopes = String.join(",", Collections.nCopies(1_001, "\"files:read\""));

        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> answered(", \"permissions\": [" + scopes + "]"));

        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure).hasMessageContaining("more than 1000 scopes");
    }

    @Test
    void theOwnersNameIsDecodedOnce() throws ProviderException {
        KeySnapshot snapshot = answered(
                ", \"createBy\": {\"id\": \"u1\", \"displayName\": \"&lt;Zo&#235;&gt; &amp;amp; &#1114112;\"}");

        assertThat(snapshot.attributes().owner())
                .isEqualTo(Fact.known(new KeyOwner("u1", "<Zo\u00eb> &amp; &#1114112;", Fact.known(true))));
    }

    @Test
    void aUseLongBeforeTheAuditIsTold() throws ProviderException {
        assertThat(answered(", \"lastUsed\": \"2026-11-20T10:00:00Z\"")
                        .attributes()
                        .lastUsedAt())
                .isEqualTo(Fact.known(Instant.parse("2026-11-20T10:00:00Z")));
        assertThat(answered("").attributes().lastUsedAt()).isEqualTo(Fact.none());
    }

    @Test
    void theHintIsMadeHereAndNotTakenOver() throws ProviderException {
        assertThat(answered(", \"key\": \"sk-a***9f3c\"").attributes().hint()).isEqualTo(Fact.known("sk-***9f3c"));
    }

    @Test
    void anAnswerAboutAnotherKeyIsNotUnderstood() {
        PORTAL.stubFor(get("/api/2.0/keys/@self").willReturn(okJson(wrapped(key("0000", "")))));

        ProviderException failure = catchThrowableOfType(ProviderException.class, DocSpaceAnswersTest::inspect);

        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure).hasMessageContaining("another key");
    }

    @Test
    void theListedKeyWithTheSameEndIsTheOneThatAsks() throws ProviderException {
        listed(key("0000", ""), key("9f3c", ", \"permissions\": [\"rooms:read\"]"));

        KeySnapshot snapshot = inspect();

        assertThat(snapshot.nativeScopes()).containsExactly("rooms:read");
        assertThat(snapshot.evidence().method()).isEqualTo(Evidence.Method.INFERRED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aListWithNoneOrSeveralSuchKeysTellsNothing(int matching) {
        listed(matching == 0 ? new String[] {key("0000", "")} : new String[] {key("9f3c", ""), key("9f3c", "")});

        ProviderException failure = catchThrowableOfType(ProviderException.class, DocSpaceAnswersTest::inspect);

        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure).hasMessageContaining(matching + " end like this one");
    }

    private static void listed(String... keys) {
        PORTAL.stubFor(get("/api/2.0/keys/@self").willReturn(notFound()));
        PORTAL.stubFor(get("/api/2.0/keys").willReturn(okJson(wrapped("[" + String.join(",", keys) + "]"))));
    }
}
