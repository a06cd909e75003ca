package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.KeyOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySelectorTest {
    private static final KeyOutcome KEY =
            AuditedKey.named("docs-bot").tag("production").tag("docs").outcome();

    @ParameterizedTest(name = "keys [{0}] providers [{1}] endpoints [{2}] tags [{3}]: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "'', '', '', '', true",
                "docs-*, '', '', '', true",
                "'other docs-bot', '', '', '', true",
                "'other', '', '', '', false",
                "'', office, '', '', true",
                "'', 'annex office', '', '', true",
                "'', annex, '', '', false",
                "'', off*, '', '', false",
                "'', !annex, '', '', true",
                "'', !office, '', '', false",
                "'', '!annex !other', '', '', true",
                "'', '!office office', '', '', false",
                "'', '!annex other', '', '', false",
                "'', '', https://office.example.com, '', true",
                "'', '', https://*.example.com, '', true",
                "'', '', https://Office.example.com/, '', true",
                "'', '', https://other.example.com, '', false",
                "'', '', '', production, true",
                "'', '', '', 'test docs', true",
                "'', '', '', prod*, false",
                "docs-*, office, https://*, docs, true",
                "docs-*, office, https://*, test, false",
                "docs-*, annex, https://*, docs, false",
            })
    void everyPartThatIsGivenMustMatch(String keys, String providers, String endpoints, String tags, boolean expected) {
        KeySelector selector = new KeySelector(words(keys), words(providers), words(endpoints), words(tags));
        assertThat(selector.matches(KEY)).isEqualTo(expected);
    }

    @Test
    void anUnreadKeyIsWhereItsTargetSays() {
        KeySelector selector = new KeySelector(List.of(), List.of(), List.of("https://a.example.com"), List.of());
        assertThat(selector.matches(AuditedKey.failedAt("k", "https://a.example.com")))
                .isTrue();
        assertThat(selector.matches(AuditedKey.failedAt("k", "https://b.example.com")))
                .isFalse();
        assertThat(selector.matches(AuditedKey.failed("k"))).isFalse();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
