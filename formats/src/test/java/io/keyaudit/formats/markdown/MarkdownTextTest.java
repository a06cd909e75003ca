package io.keyaudit.formats.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource({
        "@team, @&#8203;team",
        "see #123, see \\#&#8203;123",
        "group/project!7 %8 $9, group/project!&#8203;7 %&#8203;8 \\$&#8203;9",
        "octo/repo#5, octo/repo\\#&#8203;5",
        "GH-12 gh-3, GH-&#8203;12 gh-&#8203;3",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709, da39a3&#8203;ee5e6b4b0d3255bfef95601890afd80709",
        "commit da39a3e, commit da39a3&#8203;e",
        "http://a.example, http:&#8203;//a.example",
        "www.a.example, www&#8203;.a.example",
        "admin/label#e2703c89, admin/label\\#e2703c&#8203;89",
        "#fragment HIGH-1 decade 12, \\#fragment HIGH-1 decade 12"
    })
    void nothingBecomesALink(String text, String markdown) {
        assertThat(MarkdownText.of(text)).isEqualTo(markdown);
    }
}
