package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestSignatureTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/io/keyaudit/bitfinex/signatures.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '\'')
    void signsAsOtherClientsDo(String id, String secret, String path, long nonce, String body, String signature) {
        assertThat(RequestSignature.of(Secret.of(secret), path, nonce, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signature);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void signsAsTheJdkDoes(long seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        String secret = text(random, 1 + random.nextInt(300));
        String path = "/v2/" + text(random, random.nextInt(40));
        long nonce = random.nextLong(1L << 53);
        String body = text(random, random.nextInt(100));

        Mac mac = Mac.getInstance("HmacSHA384");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA384"));
        byte[] expected = mac.doFinal(("/api" + path + nonce + body).getBytes(StandardCharsets.UTF_8));

        assertThat(RequestSignature.of(Secret.of(secret), path, nonce, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    private static String text(Random random, int length) {
        return random.ints(length, 1, 0x10000)
                .filter(c -> !Character.isSurrogate((char) c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append('x')
                .insert(0, 'x')
                .toString();
    }
}
