package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.http.signing.PrivateKey;
import io.keyaudit.http.signing.SignatureValue;
import io.keyaudit.http.signing.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that other people's clients made, by our pieces and by the JDK's. */
class SignatureVectorsTest {
    /** A vector, ready to be signed. */
    private record Vector(String algorithm, JsonAnswer inputs, String message, String signature, String publicKey) {
        static Vector of(JsonAnswer json) throws HttpException {
            String message = json.field("stringToSign").asString();
            JsonAnswer inputs = json.field("inputs");
            return new Vector(
                    json.field("algorithm").asString(),
                    inputs,
                    message.contains(" || SHA256(") ? kraken(inputs) : message,
                    json.field("signature").asString(),
                    json.findField("publicKeyPem")
                            .flatMap(JsonAnswer::findString)
                            .orElse(""));
        }

        /** The path, and the hash of nonce and body as it is: a character for each byte. */
        private static String kraken(JsonAnswer inputs) throws HttpException {
            String hashed =
                    inputs.field("nonce").asString() + inputs.field("body").asString();
            return inputs.field("path").asString()
                    + new String(Hash.SHA256.of(hashed).bytes(), StandardCharsets.ISO_8859_1);
        }

        byte[] bytes() {
            return message.getBytes(is("base64-decoded") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }

        String input(String name) throws HttpException {
            return inputs.field(name).asString();
        }

        boolean is(String part) {
            return algorithm.contains(part);
        }

        Hash hash() {
            return is("SHA512") ? Hash.SHA512 : is("SHA384") ? Hash.SHA384 : Hash.SHA256;
        }

        SigningKey key() throws Exception {
            if (is("RSA")
                    || is("ES256")
                    || (is("Ed25519") && inputs.findField("privateKeyPem").isPresent())) {
                return PrivateKey.ofPem(Secret.of(input("privateKeyPem")));
            }
            if (is("Ed25519")) {
                return PrivateKey.ofEd25519Seed(Secret.of(input("secretBase64")));
            }
            return is("base64-decoded")
                    ? HmacKey.ofBase64(hash(), Secret.of(input("secret")))
                    : HmacKey.ofText(hash(), Secret.of(input("secret")));
        }

        String written(SignatureValue value) {
            return is("base64url") ? value.base64Url() : is("hex") ? value.hex() : value.base64();
        }
    }

    static Stream<Arguments> vectors() throws IOException, HttpException {
        try (InputStream file = SignatureVectorsTest.class.getResourceAsStream("exchange-signatures.json")) {
            JsonAnswer all = StrictJson.read(file.readAllBytes(), new JsonTree(Set.of()))
                    .map(JsonAnswer::new)
                    .orElseThrow();
            Stream.Builder<Arguments> vectors = Stream.builder();
            for (JsonAnswer json : all.elements()) {
                if (!json.field("algorithm").asString().contains("no signature")) {
                    vectors.add(Arguments.of(json.field("id").asString(), Vector.of(json)));
                }
            }
            return vectors.build();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void signsAsOtherClientsDo(String id, Vector vector) throws Exception {
        SignatureValue signature = vector.key().sign(vector.bytes());

        if (vector.is("ES256")) {
            assertThat(verifiedByTheJdk(vector, signature.bytes())).isTrue();
            assertThat(verifiedByTheJdk(vector, Base64.getUrlDecoder().decode(vector.signature())))
                    .isTrue();
        } else {
            assertThat(vector.written(signature)).isEqualTo(vector.signature());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void signsAsTheJdkDoes(String id, Vector vector) throws Exception {
        byte[] signature = vector.key().sign(vector.bytes()).bytes();

        if (vector.is("ES256") || (vector.is("Ed25519") && !vector.publicKey().isEmpty())) {
            assertThat(verifiedByTheJdk(vector, signature)).isTrue();
        } else if (vector.is("RSA") || vector.is("Ed25519")) {
            assertThat(signature).isEqualTo(signedByTheJdk(vector));
        } else {
            byte[] key = vector.is("base64-decoded")
                    ? Base64.getDecoder().decode(vector.input("secret"))
                    : vector.input("secret").getBytes(StandardCharsets.UTF_8);
            String name = "HmacSHA" + vector.hash().name().substring(3);
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            assertThat(signature).isEqualTo(mac.doFinal(vector.bytes()));
        }
    }

    private static byte[] signedByTheJdk(Vector vector) throws GeneralSecurityException, HttpException {
        boolean rsa = vector.is("RSA");
        Signature signer = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        signer.initSign(KeyFactory.getInstance(rsa ? "RSA" : "Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(der(vector.input("privateKeyPem")))));
        signer.update(vector.bytes());
        return signer.sign();
    }

    private static boolean verifiedByTheJdk(Vector vector, byte[] signature) throws GeneralSecurityException {
        boolean ecdsa = vector.is("ES256");
        Signature verifier = Signature.getInstance(ecdsa ? "SHA256withECDSAinP1363Format" : "Ed25519");
        verifier.initVerify(KeyFactory.getInstance(ecdsa ? "EC" : "Ed25519")
                .generatePublic(new X509EncodedKeySpec(der(vector.publicKey()))));
        verifier.update(vector.bytes());
        return verifier.verify(signature);
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
    }

    @ParameterizedTest
    @MethodSource
    void hashesAsTheJdkDoes(Hash hash) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-" + hash.name().substring(3));

        assertThat(hash.of("\u00fc").bytes()).isEqualTo(digest.digest("\u00fc".getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Hash> hashesAsTheJdkDoes() {
        return Stream.of(Hash.values());
    }
}
