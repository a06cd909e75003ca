package io.keyaudit.http.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.spi.ProviderException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    private static KeyPair pair(String algorithm, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (!curve.isEmpty()) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    private static String pem(String label, byte[] der, String lineEnd) {
        String body = Base64.getMimeEncoder().encodeToString(der).replace("\r\n", lineEnd);
        return "-----BEGIN " + label + "-----" + lineEnd + body + lineEnd + "-----END " + label + "-----" + lineEnd;
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, '', PRIVATE KEY, SHA256withRSA, RS256",
        "RSA, '', RSA PRIVATE KEY, SHA256withRSA, RS256",
        "Ed25519, '', PRIVATE KEY, Ed25519, EdDSA",
        "EC, secp256r1, PRIVATE KEY, SHA256withECDSAinP1363Format, ES256",
        "EC, secp256r1, EC PRIVATE KEY, SHA256withECDSAinP1363Format, ES256",
    })
    void theJdkVerifiesWhatEachKindSigns(String kind, String curve, String label, String algorithm, String jws)
            throws Exception {
        KeyPair pair = pair(kind, curve);
        for (String lineEnd : new String[] {"\n", "\r\n", "\\n", "\\r\\n"}) {
            byte[] pkcs8 = pair.getPrivate().getEncoded();
            byte[] der = label.equals("PRIVATE KEY")
                    ? pkcs8
                    : PrivateKeyInfo.getInstance(pkcs8)
                            .parsePrivateKey()
                            .toASN1Primitive()
                            .getEncoded();

            PrivateKey key = PrivateKey.ofPem(Secret.of(pem(label, der, lineEnd)));

            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(pair.getPublic());
            verifier.update(MESSAGE);
            assertThat(verifier.verify(key.sign(MESSAGE).bytes())).isTrue();
            assertThat(key.jwsAlgorithm()).isEqualTo(jws);
            assertThat(key).hasToString(jws + " key");
        }
    }

    private static void assertRefused(ThrowingCallable reading, String why) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(FailureKind.CONFIGURATION))
                .hasMessageContaining(why)
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "hidden, is not PEM",
        "-----BEGIN PRIVATE KEY-----hidden-----END PRIVATE KEY-----, is damaged",
        "-----BEGIN PRIVATE KEY-----hidden-----END RSA PRIVATE KEY-----, is not PEM",
        "-----BEGIN PRIVATE KEY-----hid!den-----END PRIVATE KEY-----, is not PEM",
        "-----BEGIN EC PRIVATE KEY-----MCow-----END EC PRIVATE KEY-----, is damaged",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----hidden-----END ENCRYPTED PRIVATE KEY-----, is encrypted",
        "-----BEGIN PUBLIC KEY-----hidden-----END PUBLIC KEY-----, is PEM of another kind",
        "-----BEGIN CERTIFICATE-----hidden-----END CERTIFICATE-----, is PEM of another kind",
    })
    void saysWhatIsWrongAndQuotesNothing(String secret, String why) {
        assertRefused(() -> PrivateKey.ofPem(Secret.of(secret)), why);
    }

    @Test
    void refusesKindsThatNoServiceTakes() throws Exception {
        byte[] curve = pair("EC", "secp384r1").getPrivate().getEncoded();
        byte[] sec1 = PrivateKeyInfo.getInstance(curve)
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        byte[] agreement = pair("X25519", "").getPrivate().getEncoded();

        assertRefused(() -> PrivateKey.ofPem(Secret.of(pem("PRIVATE KEY", curve, "\n"))), "is of a kind");
        assertRefused(() -> PrivateKey.ofPem(Secret.of(pem("EC PRIVATE KEY", sec1, "\n"))), "the private key is");
        assertRefused(() -> PrivateKey.ofPem(Secret.of(pem("PRIVATE KEY", agreement, "\n"))), "is of a kind");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 63, 65})
    void anEd25519SeedHasItsLength(int length) {
        String base64 = Base64.getEncoder().encodeToString(new byte[length]) + " ";

        assertRefused(() -> PrivateKey.ofEd25519Seed(Secret.of(length == 0 ? "hidden!" : base64)), "is not");
    }

    @Test
    void anEd25519SeedMatchesThePublicKeyAfterIt() throws Exception {
        byte[] wrong = new byte[64];

        assertRefused(
                () -> PrivateKey.ofEd25519Seed(Secret.of(Base64.getEncoder().encodeToString(wrong))), "is damaged");
        assertThat(PrivateKey.ofEd25519Seed(Secret.of(Base64.getEncoder().encodeToString(new byte[32])))
                        .jwsAlgorithm())
                .isEqualTo("EdDSA");
    }

    @Test
    void aBase64SecretThatIsNoneIsNotQuoted() {
        assertRefused(() -> HmacKey.ofBase64(Hash.SHA512, Secret.of("hidden!")), "the secret is not base64");
    }
}
