package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAnswerTest {
    private static JsonAnswer json(String json) {
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8), new JsonTree(Set.of()))
                .map(JsonAnswer::new)
                .orElseThrow();
    }

    private static void assertNotUnderstood(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(HttpException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failure.status()).isEqualTo(200);
        });
    }

    /** What each value can be read as; everything else must fail. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # value                | text   | truth | bit   | integer             | elements | object
            "a"                    | a      | -     | -     | -                   | -        | false
            ""                     | ``     | -     | -     | -                   | -        | false
            "1"                    | 1      | -     | -     | -                   | -        | false
            "true"                 | true   | -     | -     | -                   | -        | false
            true                   | -      | true  | -     | -                   | -        | false
            false                  | -      | false | -     | -                   | -        | false
            0                      | -      | -     | false | 0                   | -        | false
            1                      | -      | -     | true  | 1                   | -        | false
            2                      | -      | -     | -     | 2                   | -        | false
            -1                     | -      | -     | -     | -1                  | -        | false
            4294967297             | -      | -     | -     | 4294967297          | -        | false
            9223372036854775807    | -      | -     | -     | 9223372036854775807 | -        | false
            18446744073709551617   | -      | -     | -     | -                   | -        | false
            1.0                    | -      | -     | -     | -                   | -        | false
            1e0                    | -      | -     | -     | -                   | -        | false
            null                   | -      | -     | -     | -                   | -        | false
            []                     | -      | -     | -     | -                   | 0        | false
            [1,"a",null]           | -      | -     | -     | -                   | 3        | false
            {}                     | -      | -     | -     | -                   | -        | true
            {"a":1}                | -      | -     | -     | -                   | -        | true
            """)
    void aValueIsReadAsItsOwnTypeOrNotAtAll(
            String value, String text, Boolean truth, Boolean bit, Long integer, Integer elements, boolean object)
            throws HttpException {
        JsonAnswer answer = json(value);

        assertThat(answer.findString()).isEqualTo(Optional.ofNullable(text));
        assertThat(answer.findLong()).isEqualTo(Optional.ofNullable(integer));
        assertThat(answer.findElements().map(List::size)).isEqualTo(Optional.ofNullable(elements));
        assertThat(answer.isObject()).isEqualTo(object);
        if (text == null) {
            assertThatThrownBy(answer::asString).isInstanceOf(HttpException.class);
        } else {
            assertThat(answer.asString()).isEqualTo(text);
        }
        if (truth == null) {
            assertThatThrownBy(answer::asBoolean).isInstanceOf(HttpException.class);
        } else {
            assertThat(answer.asBoolean()).isEqualTo(truth);
        }
        if (bit == null) {
            assertThatThrownBy(answer::asZeroOrOne).isInstanceOf(HttpException.class);
        } else {
            assertThat(answer.asZeroOrOne()).isEqualTo(bit);
        }
        if (elements == null) {
            assertThatThrownBy(answer::elements).isInstanceOf(HttpException.class);
        } else {
            assertThat(answer.elements()).hasSize(elements);
        }
        if (!object) {
            assertThatThrownBy(() -> answer.optional("a")).isInstanceOf(HttpException.class);
            assertThatThrownBy(() -> answer.field("a")).isInstanceOf(HttpException.class);
            assertThat(answer.findField("a")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []          | an array
            true        | true or false
            null        | null
            5           | another number
            {}          | an object
            """)
    void aFailureNamesTheTypesAndNotTheValue(String value, String kind) {
        assertNotUnderstood(json(value)::asString, "the answer is not a string but " + kind);
    }

    @Test
    void aFailureNamesThePlace() throws HttpException {
        JsonAnswer answer = json("{\"keys\":[{\"id\":1},[\"secret\"]],\"none\":null}");

        assertNotUnderstood(
                () -> answer.field("keys").elements().get(0).field("id").asString(),
                "the answer's \"keys\"[0]'s \"id\" is not a string but another number");
        assertNotUnderstood(
                () -> answer.field("keys").elements().get(1).elements().get(0).asZeroOrOne(),
                "the answer's \"keys\"[1][0] is not 0 or 1 but a string");
        assertNotUnderstood(() -> answer.field("none"), "the answer has no field \"none\"");
        assertNotUnderstood(() -> answer.field("more"), "the answer has no field \"more\"");
        assertNotUnderstood(
                () -> answer.field("keys").field("id"), "the answer's \"keys\" is not an object but an array");
    }

    @Test
    void aFieldThatIsNullIsLeftOut() throws HttpException {
        assertThat(json("{\"a\":null}").optional("a")).isEmpty();
        assertThat(json("{\"a\":null}").findField("a")).isEmpty();
        assertThat(json("{}").optional("a")).isEmpty();
        assertThat(json("{\"a\":\"b\"}").optional("a").orElseThrow().asString()).isEqualTo("b");
        assertThat(json("{\"a\":\"b\"}").field("a").asString()).isEqualTo("b");
    }

    @Test
    void anElementThatIsNullIsThereAndHasNoType() throws HttpException {
        assertThat(json("[null]").elements())
                .singleElement()
                .satisfies(element -> assertNotUnderstood(element::asString, "the answer[0] is not a string but null"));
    }

    @Test
    void theValueIsKeptAsItWasAnswered() {
        assertThat(json(" [ \"wallets\" , 1 ,\n0, {\"x\" : null} ] ").verbatim())
                .isEqualTo("[\"wallets\",1,0,{\"x\":null}]");
    }

    @Test
    void typesThatAreOnlyLookedForAreFoundOrNot() throws HttpException {
        JsonAnswer answer = json("{\"yes\":true,\"n\":5,\"texts\":[\"a\",\"b\"],\"none\":null}");

        assertThat(answer.names()).containsExactly("yes", "n", "texts", "none");
        assertThat(answer.field("yes").findBoolean()).hasValue(true);
        assertThat(answer.field("n").findBoolean()).isEmpty();
        assertThat(answer.field("n").asLong()).isEqualTo(5);
        assertThat(answer.field("texts").asStrings()).containsExactly("a", "b");
        assertNotUnderstood(
                () -> answer.field("texts").names(), "the answer's \"texts\" is not an object but an array");
        assertNotUnderstood(
                () -> answer.field("yes").asLong(), "the answer's \"yes\" is not a whole number but true or false");
        assertNotUnderstood(() -> json("[\"a\",1]").asStrings(), "the answer[1] is not a string but another number");
    }

    @Test
    void aConcealedStringIsComparedAndNotRead() throws HttpException {
        JsonAnswer answer = new JsonAnswer(StrictJson.read(
                        "{\"apiKey\":\"the-key\",\"blank\":\" \"}".getBytes(StandardCharsets.UTF_8),
                        new JsonTree(Set.of("apiKey", "blank")))
                .orElseThrow());

        answer.field("apiKey").requireKey(Secret.of("the-key"));
        assertThat(answer.field("apiKey").is(Secret.of("another"))).isFalse();
        assertThat(answer.field("apiKey").findString()).isEmpty();
        assertNotUnderstood(
                answer.field("apiKey")::asString, "the answer's \"apiKey\" is not a string but a concealed string");
        assertThat(answer.field("blank").is(Secret.of("the-key"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "the-key, true, true",
        "the-*ey, false, true",
        "***-key, false, true",
        "the***, false, true",
        "-key, false, true",
        "the, false, false",
        "The-*, false, false",
        "the***kez, false, false",
        "***, false, false",
        "'', false, false",
        "the-key-2, false, false"
    })
    void anAnswerAboutTheKeyNamesOrShowsIt(String shown, boolean named, boolean masked) {
        Secret key = Secret.of("the-key");
        JsonAnswer answer = json("\"" + shown + "\"");

        assertThat(answer.is(key)).isEqualTo(named);
        assertThat(fails(() -> answer.requireKey(key))).isEqualTo(!named);
        assertThat(fails(() -> answer.requireMaskOf(key))).isEqualTo(!masked);
    }

    private static boolean fails(ThrowingCallable check) {
        return catchThrowable(check) instanceof HttpException failure && failure.kind() == FailureKind.PROTOCOL;
    }
}
