package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs as the owner of a key does: HMAC-SHA256 by a shared secret, or by the private half of a pair. */
final class OwnersSignature {
    private OwnersSignature() {}

    static byte[] of(SigningKey key, String message) {
        if (!(key instanceof SigningKey.Pair pair)) {
            return Signatures.hmac("HmacSHA256", key.secret().getBytes(UTF_8), message.getBytes(UTF_8));
        }
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pair.secret().replaceAll("-----[A-Z ]+-----", ""));
        String algorithm = pair.publicKey().getAlgorithm();
        try {
            Signature signer = Signature.getInstance(
                    switch (algorithm) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            signer.initSign(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            signer.update(message.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
