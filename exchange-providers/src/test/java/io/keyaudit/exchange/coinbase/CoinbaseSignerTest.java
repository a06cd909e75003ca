package io.keyaudit.exchange.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Jws;
import io.keyaudit.sandbox.CoinbaseSecret;
import io.keyaudit.spi.ProviderException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoinbaseSignerTest {
    private static final Secret UUID = Secret.of("00000000-0000-0000-0000-00000000000b");
    private static final SigningContext CONTEXT =
            new SigningContext("api.coinbase.com", Instant.ofEpochSecond(1_700_000_000));
    private static final ServiceRequest QUESTION = ServiceRequest.get("/api/v3/brokerage/key_permissions");

    /** As the exchange's own Python client signed it, but for the chance in its signature. */
    @Test
    void signsWithP256AsTheExchangesClientDoes() throws ProviderException, GeneralSecurityException {
        Secret name = Secret.of(
                "organizations/00000000-0000-0000-0000-00000000000a/apiKeys/00000000-0000-0000-0000-00000000000b");
        Secret pem = Secret.of("""
                -----BEGIN EC PRIVATE KEY-----
                MHcCAQEEII8oEKdWh5o61azXVNBr651hz/6X4KISAdxbcA51iW/3oAoGCCqGSM49
                AwEHoUQDQgAEPBWRzibsGMT06zaknszqScWf7aCoMVGp1n6+ZjqKWJXOHxeqC/PY
                x+92dUcvNF5S7uaaN9/5VnxYab4pxe3ikQ==
                -----END EC PRIVATE KEY-----
                """);
        String nonce = "00112233445566778899aabbccddeeff".repeat(2);

        String[] token = token(CoinbaseSigner.of(name, pem, () -> nonce));

        assertThat(text(token[0]))
                .isEqualTo("{\"alg\":\"ES256\",\"kid\":\"" + name.reveal() + "\",\"nonce\":\"" + nonce
                        + "\",\"typ\":\"JWT\"}");
        assertThat(text(token[1]))
                .isEqualTo("{\"sub\":\"" + name.reveal() + "\",\"iss\":\"cdp\",\"nbf\":1700000000,\"exp\":1700000120,"
                        + "\"uri\":\"GET api.coinbase.com/api/v3/brokerage/key_permissions\"}");
        String publicKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEPBWRzibsGMT06zaknszqScWf7aCoMVGp1n6+ZjqKWJXO"
                + "HxeqC/PYx+92dUcvNF5S7uaaN9/5VnxYab4pxe3ikQ==";
        assertThat(isSigned(token, "EC", "SHA256withECDSAinP1363Format", publicKey))
                .isTrue();
    }

    @Test
    void signsWithEd25519() throws ProviderException, GeneralSecurityException {
        Secret seed =
                Secret.of("Ji+Uf3UxXikksWaFwg8Ifv1XcOEInNF2rfwp4esMVChI15KQ3jCRyHyhKqUPVa+T98V8mAIwqGi1cFfM3HNgNQ==");

        String[] token = token(CoinbaseSigner.of(UUID, seed, () -> "n"));

        assertThat(text(token[0])).startsWith("{\"alg\":\"EdDSA\",\"kid\":\"" + UUID.reveal() + "\"");
        assertThat(isSigned(
                        token, "Ed25519", "Ed25519", "MCowBQYDK2VwAyEASNeSkN4wkch8oSqlD1Wvk/fFfJgCMKhotXBXzNxzYDU="))
                .isTrue();
    }

    /** As another client signed it, with claims in another order and form: this algorithm leaves nothing to chance. */
    @Test
    void signsOthersClaimsAsTheyDo() throws ProviderException {
        Secret seed =
                Secret.of("Ji+Uf3UxXikksWaFwg8Ifv1XcOEInNF2rfwp4esMVChI15KQ3jCRyHyhKqUPVa+T98V8mAIwqGi1cFfM3HNgNQ==");
        String header =
                "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"00000000-0000-0000-0000-00000000000b\",\"nonce\":\"dc233c2a404bf23b2299a77afb2d3ebd\"}";
        String payload =
                "{\"aud\":[\"cdp_service\"],\"iss\":\"cdp\",\"nbf\":1700000000,\"exp\":1700000120,\"sub\":\"00000000-0000-0000-0000-00000000000b\",\"iat\":1700000000,\"uris\":[\"GET api.coinbase.com/api/v3/brokerage/key_permissions\"]}";

        String token = Jws.compact(
                header, payload, CoinbaseSigner.of(UUID, seed, () -> "n").key());

        assertThat(token)
                .endsWith(".Dd9Dl74YyT6FRg1Y2uYXAj_oHnYoU29ajgQTLgHnzWR_A6MhkDZDCsVLDWt5-zNbeNhxywbeqVj88ewq6IqLAA");
        assertThat(text(token.split("\\.", -1)[1])).isEqualTo(payload);
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryFormOfSecret(CoinbaseSecret form) throws ProviderException {
        assertThat(token(CoinbaseSigner.of(UUID, Secret.of(form.create().secret()), () -> "n")))
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource
    void refusesSecretsOfOtherFormsAndShowsNothingOfThem(String secret) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> CoinbaseSigner.of(UUID, Secret.of(secret), () -> "n"))
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION))
                .withMessageNotContaining(secret.substring(40 % secret.length()))
                .withNoCause();
    }

    static Stream<String> refusesSecretsOfOtherFormsAndShowsNothingOfThem() throws NoSuchAlgorithmException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1024);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(rsa.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        return Stream.of(
                pem,
                "hunter2hunter2hunter2!",
                "aHVudGVyMmh1bnRlcjI=",
                "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEII8o\n-----END EC PRIVATE KEY-----");
    }

    @Test
    void refusesAKeyThatCouldWriteTheTokenItself() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> CoinbaseSigner.of(
                        Secret.of("k\",\"kid\":\"other"),
                        Secret.of(CoinbaseSecret.SEED.create().secret()),
                        () -> "n"))
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION));
    }

    private static String[] token(CoinbaseSigner signer) {
        String authorization = signer.sign(QUESTION, CONTEXT).headers().getOrDefault("Authorization", "");
        assertThat(authorization).startsWith("Bearer ");
        return authorization.substring("Bearer ".length()).split("\\.", -1);
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static boolean isSigned(String[] token, String kind, String algorithm, String publicKey)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(KeyFactory.getInstance(kind)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        verifier.update((token[0] + '.' + token[1]).getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getUrlDecoder().decode(token[2]));
    }
}
