package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private final Credentials credentials =
            Credentials.of(Map.of("apiSecret", Secret.of("s3cr3t-s3cr3t"), "apiKey", Secret.of("k3y-k3y-k3y")));

    @Test
    void showTheNamesOfTheirFieldsOnly() {
        assertThat(credentials).hasToString("Credentials{apiKey=***, apiSecret=***}");
        assertThat(credentials).isNotInstanceOf(Serializable.class);
    }

    @Test
    void nameTheirFieldsSorted() {
        Map<String, Secret> many = new HashMap<>();
        for (char name = 'z'; name >= 'a'; name--) {
            many.put(String.valueOf(name), Secret.of("x"));
        }
        assertThat(String.join("", Credentials.of(many).names())).isEqualTo("abcdefghijklmnopqrstuvwxyz");
    }

    @Test
    void areEqualWhenTheirFieldsAndSecretsAre() {
        Credentials credentials = Credentials.of("apiKey", Secret.of("one"));
        assertThat(credentials)
                .isEqualTo(Credentials.of("apiKey", Secret.of("one")))
                .hasSameHashCodeAs(Credentials.of("apiKey", Secret.of("two")))
                .isNotEqualTo(Credentials.of("apiKey", Secret.of("two")))
                .isNotEqualTo(Credentials.of("token", Secret.of("one")))
                .isNotEqualTo("apiKey");
    }

    @Test
    void doNotChange() {
        Map<String, Secret> fields = new HashMap<>(Map.of("apiKey", Secret.of("x")));
        Credentials copy = Credentials.of(fields);
        fields.clear();
        assertThat(copy.names()).containsExactly("apiKey");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> copy.names().clear());
    }

    @Test
    void giveAFieldThatIsThere() {
        assertThat(credentials.get("apiKey").reveal()).isEqualTo("k3y-k3y-k3y");
        assertThat(credentials.find("apiSecret")).contains(Secret.of("s3cr3t-s3cr3t"));
    }

    @Test
    void sayWhichFieldIsMissing() {
        assertThat(credentials.find("token")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials.get("token"))
                .withMessage("no credential \"token\"");
    }

    @Test
    void redactEverySecretInAText() {
        assertThat(credentials.redact("k3y-k3y-k3y was refused, as were s3cr3t-s3cr3t and k3y-k3y-k3y."))
                .isEqualTo("*** was refused, as were *** and ***.");
        assertThat(credentials.redact("nothing to hide")).isEqualTo("nothing to hide");
        assertThat(credentials.redact("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "the key k3y-k3y-k is wrong,    the key *** is wrong",
        "ends in -k3y-k3y,              ends in ***",
        "'s3cr3t-s...',                 ***...",
        "s3cr3t- is too short to tell,  s3cr3t- is too short to tell"
    })
    void redactTellingPartsOfASecret(String text, String redacted) {
        assertThat(credentials.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource({
        // one, other, text, redacted
        "abcd,   abcdefgh, x abcdefgh y,    x *** y", // the shorter is the beginning of the longer
        "efgh,   abcdefgh, x abcdefgh y,    x *** y",
        "cdef,   abcdefgh, x abcdefgh cdef, x *** ***",
        "abcd,   cdef,     x abcdef y,      x *** y", // they overlap
        "abcd,   efgh,     x abcdefgh y,    x *** y", // one follows the other
        "abab,   zzzz,     x ababab y,      x *** y", // one overlaps itself
        "*,      zzzz,     x zzzz * y,      x *** *** y",
    })
    void redactLeavesNothingOfSecretsThatOverlap(String one, String other, String text, String redacted) {
        assertThat(Credentials.of(Map.of("a", Secret.of(one), "b", Secret.of(other)))
                        .redact(text))
                .isEqualTo(redacted);
        assertThat(Credentials.of(Map.of("a", Secret.of(other), "b", Secret.of(one)))
                        .redact(text))
                .isEqualTo(redacted);
    }

    @Test
    void occurInATextThatGivesOneAway() {
        assertThat(credentials.occurIn("id=s3cr3t-s3cr3t")).isTrue();
        assertThat(credentials.occurIn("id=s3cr3t-***")).isFalse();
    }

    @Test
    void aShortSecretOccursByChance() {
        assertThat(Credentials.of("pin", Secret.of("1234567")).occurIn("id 1234567"))
                .isFalse();
        assertThat(Credentials.of("pin", Secret.of("12345678")).occurIn("id 12345678"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-0123456789abcdef+/é0123456789abcdef",
                "SK-0123456789ABCDEF+/É0123456789ABCDEF",
                "sk-0123456789abcdef%2B%2F%C3%A90123456789abcdef",
                "c2stMDEyMzQ1Njc4OWFiY2RlZisvw6kwMTIzNDU2Nzg5YWJjZGVm",
                "QmVhcmVyIHNrLTAxMjM0NTY3ODlhYmNkZWYrL8OpMDEyMzQ1Njc4OWFiY2RlZg==",
                "eHNrLTAxMjM0NTY3ODlhYmNkZWYrL8OpMDEyMzQ1Njc4OWFiY2RlZg",
                "736b2d303132333435363738396162636465662b2fc3a930313233343536373839616263646566"
            })
    void redactASecretHoweverItIsSpelt(String spelt) {
        Credentials hidden = Credentials.of("apiKey", Secret.of("sk-0123456789abcdef+/é0123456789abcdef"));

        String redacted = hidden.redact("the key " + spelt + " is refused");

        assertThat(redacted)
                .startsWith("the key ")
                .endsWith(" is refused")
                .contains("***")
                .hasSizeLessThan(45);
        assertThat(hidden.occurIn("the key " + spelt + " is refused")).isTrue();
        assertThat(hidden.occurIn(redacted)).isFalse();
    }

    @Test
    void redactAMebibyteBesideALongSecretAtOnce() {
        Credentials pem = Credentials.of("key", Secret.of("-----BEGIN " + "abcdefghi".repeat(400)));

        assertThat(pem.redact("x".repeat(1 << 20))).hasSize(1 << 20);
    }
}
