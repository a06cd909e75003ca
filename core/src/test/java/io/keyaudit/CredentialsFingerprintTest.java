package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsFingerprintTest {
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER_SALT = "0123456789abcdeF".getBytes(StandardCharsets.US_ASCII);

    private static Credentials credentials(String... namesAndSecrets) {
        Map<String, Secret> fields = new HashMap<>();
        for (int index = 0; index < namesAndSecrets.length; index += 2) {
            fields.put(namesAndSecrets[index], Secret.of(namesAndSecrets[index + 1]));
        }
        return Credentials.of(fields);
    }

    /** Computed with another implementation: HMAC-SHA256 of 00000006 "apiKey" 00000006 "sk-123". */
    @Test
    void isHmacSha256OfNamesAndSecretsWithTheirLengths() {
        assertThat(credentials("apiKey", "sk-123").fingerprint(SALT))
                .isEqualTo("bc76977a083e53704c84cb3cec7d0ede1e4fd7382b2a6334ab0e1173bc9200ea");
    }

    @Test
    void isTheSameForTheSameCredentialsOnly() {
        List<String> fingerprints = new ArrayList<>();
        for (Credentials different : List.of(
                credentials(),
                credentials("apiKey", "a"),
                credentials("apiKey", "b"),
                credentials("apiKe", "ya"),
                credentials("apiKey", "a", "apiSecret", "b"),
                credentials("apiKey", "b", "apiSecret", "a"),
                credentials("apiKey", "aapiSecretb"))) {
            assertThat(different.fingerprint(SALT)).isEqualTo(different.fingerprint(SALT));
            fingerprints.add(different.fingerprint(SALT));
            fingerprints.add(different.fingerprint(OTHER_SALT));
        }

        assertThat(fingerprints).doesNotHaveDuplicates();
    }

    @Test
    void needsASalt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials("apiKey", "a").fingerprint(new byte[15]))
                .withMessage("a salt has at least 16 bytes");
    }
}
