package io.keyaudit.formats.sarif;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.markdown.MarkdownText;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.text.VisibleText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a rule as SARIF's {@code reportingDescriptor}. */
final class SarifRule {
    private SarifRule() {}

    /** GitHub refuses a file with more of either. */
    private static final int LONGEST_DESCRIPTION = 1024;

    private static final int MOST_TAGS = 20;

    private static final int LONGEST_NAME = 255;

    static void write(RuleDescription rule, JsonOutput json) {
        String title = VisibleText.shortened(rule.title(), LONGEST_DESCRIPTION);
        json.openObject();
        json.text("id", rule.id());
        json.text("name", name(rule.id()));
        description("shortDescription", title, json);
        description("fullDescription", title, json);
        json.openObject("help");
        json.text("text", (title + "\n" + FindingText.advice(rule)).strip());
        json.text("markdown", markdown(rule));
        json.closeObject();
        json.openObject("defaultConfiguration");
        json.text("level", SarifResult.level(rule.severity()));
        json.closeObject();
        json.openObject("properties");
        score(rule.severity()).ifPresent(score -> json.text("security-severity", score));
        json.openArray("tags");
        Stream.concat(
                        Stream.of("security"),
                        rule.controls().stream().map(control -> VisibleText.of(control.toString())))
                .distinct()
                .limit(MOST_TAGS)
                .forEach(json::text);
        json.closeArray();
        json.closeObject();
        json.closeObject();
    }

    /** Returns an identifier as SARIF recommends it, such as {@code RecommendedNeverExpires}; never the id itself. */
    static String name(String id) {
        String name = Arrays.stream(id.split("[./-]"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        String unlike = Character.isDigit(name.charAt(0)) ? "Rule" + name : name;
        return unlike.substring(0, Math.min(unlike.length(), LONGEST_NAME));
    }

    private static void description(String name, String text, JsonOutput json) {
        json.openObject(name);
        json.text("text", text);
        json.closeObject();
    }

    private static String markdown(RuleDescription rule) {
        StringBuilder markdown = new StringBuilder("**" + MarkdownText.of(rule.title()) + "**\n");
        if (!rule.remedy().isBlank()) {
            markdown.append("\nRemedy: ").append(MarkdownText.of(rule.remedy())).append('\n');
        }
        if (!rule.controls().isEmpty()) {
            markdown.append("\nControls:\n\n");
            rule.controls()
                    .forEach(control -> markdown.append("- ")
                            .append(MarkdownText.of(control.toString()))
                            .append('\n'));
        }
        return markdown.toString();
    }

    /** In the middle of what code scanning shows as that severity; none for what does no harm by itself. */
    private static Optional<String> score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Optional.of("9.5");
            case HIGH -> Optional.of("8.0");
            case MEDIUM -> Optional.of("5.5");
            case LOW -> Optional.of("2.0");
            case INFO -> Optional.empty();
        };
    }
}
