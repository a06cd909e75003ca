package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonMutationTest {
    @Test
    void everyValueIsReplacedAndNoName() {
        assertThat(JsonMutation.wrongTypes("{\"a\\\"]\": [true, \"x}\"], \"n\": -1.5}"))
                .extracting(JsonMutation::body)
                .containsExactly(
                        "\"text\"",
                        "7",
                        "{\"a\\\"]\": {}, \"n\": -1.5}",
                        "{\"a\\\"]\": \"text\", \"n\": -1.5}",
                        "{\"a\\\"]\": 7, \"n\": -1.5}",
                        "{\"a\\\"]\": [\"true\", \"x}\"], \"n\": -1.5}",
                        "{\"a\\\"]\": [2, \"x}\"], \"n\": -1.5}",
                        "{\"a\\\"]\": [{}, \"x}\"], \"n\": -1.5}",
                        "{\"a\\\"]\": [true, 7], \"n\": -1.5}",
                        "{\"a\\\"]\": [true, {}], \"n\": -1.5}",
                        "{\"a\\\"]\": [true, true], \"n\": -1.5}",
                        "{\"a\\\"]\": [true, \"x}\"], \"n\": \"1\"}",
                        "{\"a\\\"]\": [true, \"x}\"], \"n\": {}}",
                        "{\"a\\\"]\": [true, \"x}\"], \"n\": true}");
    }
}
