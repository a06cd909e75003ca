package io.keyaudit.redis;

import io.keyaudit.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts that only those who know the salt can read or make: compressed, and encrypted by AES-GCM with a key that follows from the
 * salt. Thread-safe.
 */
final class SealedText {
    private static final String HASH = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param purpose what the texts are for; those for another are not taken */
    SealedText(Secret salt, String purpose) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(salt.reveal().getBytes(StandardCharsets.UTF_8), HASH));
            key = new SecretKeySpec(mac.doFinal(("sealed\0" + purpose).getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + HASH, missing);
        }
    }

    /** @param about what the text is about; read back for anything else it is refused */
    String seal(String text, String about) {
        try {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(compressed.toByteArray());
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(nonce);
            all.write(sealed);
            return Base64.getEncoder().encodeToString(all.toByteArray());
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    /** @throws IOException if it was not sealed with this salt for this, or was changed */
    String open(String sealed, String about) throws IOException {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            if (all.length < NONCE_BYTES) {
                throw new IOException("it was cut off");
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(all, 0, nonce, 0, NONCE_BYTES);
            byte[] compressed =
                    cipher(Cipher.DECRYPT_MODE, nonce, about).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try (InflaterOutputStream out = new InflaterOutputStream(text)) {
                out.write(compressed);
            }
            return text.toString(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new IOException("it was made with another salt, or changed");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
