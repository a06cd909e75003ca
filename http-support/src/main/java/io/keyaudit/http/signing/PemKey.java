package io.keyaudit.http.signing;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Reads private keys. What it cannot read it says in words that quote nothing. */
final class PemKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final X9ECParameters P256 = SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
    private static final int SEED_LENGTH = Ed25519PrivateKeyParameters.KEY_SIZE;

    private PemKey() {}

    static AsymmetricKeyParameter read(String text) throws ProviderException {
        Matcher pem = PEM.matcher(text.replace("\\r", "").replace("\\n", "\n").strip());
        if (!pem.matches()) {
            throw invalid(
                    "is not PEM; it begins with -----BEGIN PRIVATE KEY----- and ends with the line that matches it");
        }
        String label = pem.group(1);
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            return switch (label) {
                case "PRIVATE KEY" -> supported(PrivateKeyFactory.createKey(der));
                case "RSA PRIVATE KEY" -> rsa(RSAPrivateKey.getInstance(der));
                case "EC PRIVATE KEY" -> ec(ECPrivateKey.getInstance(der));
                case "ENCRYPTED PRIVATE KEY" -> throw invalid("is encrypted; give it without a passphrase");
                default -> throw invalid("is PEM of another kind; a private key is needed");
            };
        } catch (IOException | RuntimeException malformed) {
            throw invalid("is damaged; check that it was copied whole");
        }
    }

    private static AsymmetricKeyParameter supported(AsymmetricKeyParameter key) throws ProviderException {
        boolean p256 = key instanceof ECPrivateKeyParameters ec
                && ec.getParameters().getCurve().equals(P256.getCurve());
        if (p256 || key instanceof RSAKeyParameters || key instanceof Ed25519PrivateKeyParameters) {
            return key;
        }
        throw invalid("is of a kind that is not supported; RSA, Ed25519 and ECDSA on P-256 are");
    }

    private static AsymmetricKeyParameter rsa(RSAPrivateKey key) {
        return new RSAPrivateCrtKeyParameters(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrime1(),
                key.getPrime2(),
                key.getExponent1(),
                key.getExponent2(),
                key.getCoefficient());
    }

    private static AsymmetricKeyParameter ec(ECPrivateKey key) throws ProviderException {
        Object curve = key.getParametersObject();
        if (curve != null && !curve.equals(SECObjectIdentifiers.secp256r1)) {
            throw invalid("is on another curve than P-256, which is not supported");
        }
        return new ECPrivateKeyParameters(key.getKey(), new ECDomainParameters(P256));
    }

    static AsymmetricKeyParameter seed(String base64) throws ProviderException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw invalid("is not base64");
        }
        if (bytes.length != SEED_LENGTH && bytes.length != 2 * SEED_LENGTH) {
            throw invalid("is not the base64 of an Ed25519 key: of 32 bytes, or 64 with the public key");
        }
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(bytes, 0);
        boolean halvesMatch = bytes.length == SEED_LENGTH
                || Arrays.equals(
                        key.generatePublicKey().getEncoded(), Arrays.copyOfRange(bytes, SEED_LENGTH, bytes.length));
        if (!halvesMatch) {
            throw invalid("is damaged; check that it was copied whole");
        }
        return key;
    }

    private static ProviderException invalid(String what) {
        return new ProviderException(FailureKind.CONFIGURATION, "the private key " + what);
    }
}
