package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static String written(String template, Values values) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        HtmlOutput out = new HtmlOutput(stream);
        Template.of(template).write(values, out);
        out.flush();
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyTextIsEscapedAndMadeVisible() {
        assertThat(written("<a title=\"{{text}}\">{{text}}</a>", Values.of("text", "<b>\"'&\u202e{{text}}")))
                .isEqualTo("<a title=\"&lt;b&gt;&quot;&#39;&amp;\\u202e{{text}}\">"
                        + "&lt;b&gt;&quot;&#39;&amp;\\u202e{{text}}</a>");
    }

    @Test
    void aFragmentIsMarkup() {
        assertThat(written(
                        "[{{part}}]",
                        Values.of("part", Template.of("<i>{{x}}</i>").with(Values.of("x", "<")))))
                .isEqualTo("[<i>&lt;</i>]");
    }

    @Test
    void sectionsDependOnTheirValues() {
        String template = "{{#it}}yes{{/it}}{{^it}}no{{/it}}";

        assertThat(written(template, Values.of("it", true))).isEqualTo("yes");
        assertThat(written(template, Values.of("it", false))).isEqualTo("no");
        assertThat(written(template, Values.of("it", Optional.empty()))).isEqualTo("no");
        assertThat(written(template, Values.of("it", List.of()))).isEqualTo("no");
        assertThat(written(template, Values.of("it", new Values()))).isEqualTo("yes");
    }

    @Test
    void aListIsWrittenItemByItem() {
        Values one = Values.of("name", "a").with("tags", List.of("x", "<"));
        Values two = Values.of("tags", List.of());

        assertThat(written(
                        "{{#all}}{{name}}:{{#tags}}{{.}},{{/tags}};{{/all}}",
                        Values.of("all", List.of(one, two)).with("name", "outer")))
                .isEqualTo("a:x,&lt;,;outer:;");
    }

    @Test
    void aGapWithoutAValueIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> written("{{nme}}", Values.of("name", "a")))
                .withMessageContaining("{{nme}}");
        assertThatIllegalStateException().isThrownBy(() -> written("{{is}}", Values.of("is", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#a}}", "{{/a}}", "{{#a}}{{#b}}{{/a}}{{/b}}"})
    void aSectionIsClosedByItsName(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> Template.of(template));
    }
}
