package io.keyaudit.http.signing;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.spi.ProviderException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** A shared secret that signs by HMAC (RFC 2104). Thread-safe. */
public final class HmacKey implements SigningKey {
    private final Hash hash;
    private final byte[] key;

    private HmacKey(Hash hash, byte[] key) {
        this.hash = hash;
        this.key = key;
    }

    /** Returns the key whose bytes are the secret's in UTF-8. */
    public static HmacKey ofText(Hash hash, Secret secret) {
        return new HmacKey(hash, secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the key whose bytes the secret holds in base64, padded or not.
     *
     * @throws ProviderException if it is not base64; the message quotes nothing of it
     */
    public static HmacKey ofBase64(Hash hash, Secret secret) throws ProviderException {
        try {
            return new HmacKey(hash, Base64.getDecoder().decode(secret.reveal()));
        } catch (IllegalArgumentException malformed) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION, "the secret is not base64; check that it was copied whole and alone");
        }
    }

    @Override
    public SignatureValue sign(byte[] message) {
        HMac mac = new HMac(hash.digest());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] value = new byte[mac.getMacSize()];
        mac.doFinal(value, 0);
        return new SignatureValue(value);
    }

    @Override
    public String jwsAlgorithm() {
        return hash.jwsAlgorithm();
    }

    @Override
    public String toString() {
        return jwsAlgorithm() + " key";
    }
}
