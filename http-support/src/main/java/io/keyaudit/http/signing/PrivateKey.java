package io.keyaudit.http.signing;

import io.keyaudit.Secret;
import io.keyaudit.spi.ProviderException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.util.BigIntegers;

/**
 * The private half of a key pair, of one of the kinds that services take: RSA (PKCS#1 v1.5 with SHA-256), Ed25519, or
 * ECDSA on P-256 with SHA-256, whose signature is the two numbers of 32 bytes each, as in JSON Web Signatures.
 * Thread-safe.
 */
public final class PrivateKey implements SigningKey {
    private static final int NUMBER_LENGTH = 32;

    private final AsymmetricKeyParameter key;

    private PrivateKey(AsymmetricKeyParameter key) {
        this.key = key;
    }

    /**
     * Returns the key in a PEM text: PKCS#8 of each kind, PKCS#1 of RSA, or SEC1 of P-256. Line breaks can be real or
     * written as {@code \n}.
     *
     * @throws ProviderException if it is none of these; the message says what it is instead and quotes nothing of it
     */
    public static PrivateKey ofPem(Secret pem) throws ProviderException {
        return new PrivateKey(PemKey.read(pem.reveal()));
    }

    /**
     * Returns the Ed25519 key whose seed the secret holds in base64, alone or with the public key after it.
     *
     * @throws ProviderException if it holds nothing of that length; the message quotes nothing of it
     */
    public static PrivateKey ofEd25519Seed(Secret base64) throws ProviderException {
        return new PrivateKey(PemKey.seed(base64.reveal()));
    }

    /** Returns whether a secret looks like PEM, as opposed to a shared secret. */
    public static boolean isPem(Secret secret) {
        return secret.reveal().startsWith("-----BEGIN ");
    }

    @Override
    public SignatureValue sign(byte[] message) {
        if (key instanceof ECPrivateKeyParameters) {
            return ecdsa(message);
        }
        Signer signer = key instanceof RSAKeyParameters ? new RSADigestSigner(new SHA256Digest()) : new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        try {
            return new SignatureValue(signer.generateSignature());
        } catch (CryptoException impossible) {
            throw new IllegalStateException("a key that was read signs", impossible);
        }
    }

    /** With the number that must never repeat derived from key and message (RFC 6979), not from chance. */
    private SignatureValue ecdsa(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        BigInteger[] numbers = signer.generateSignature(Hash.SHA256.of(message).bytes());
        byte[] signature = Arrays.copyOf(BigIntegers.asUnsignedByteArray(NUMBER_LENGTH, numbers[0]), 2 * NUMBER_LENGTH);
        byte[] second = BigIntegers.asUnsignedByteArray(NUMBER_LENGTH, numbers[1]);
        System.arraycopy(second, 0, signature, NUMBER_LENGTH, NUMBER_LENGTH);
        return new SignatureValue(signature);
    }

    @Override
    public String jwsAlgorithm() {
        if (key instanceof Ed25519PrivateKeyParameters) {
            return "EdDSA";
        }
        return key instanceof RSAKeyParameters ? "RS256" : "ES256";
    }

    @Override
    public String toString() {
        return jwsAlgorithm() + " key";
    }
}
