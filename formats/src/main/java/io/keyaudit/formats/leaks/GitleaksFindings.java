package io.keyaudit.formats.leaks;

import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Findings of gitleaks ({@code RuleID}, {@code Secret}, {@code File}, {@code StartLine}) and of betterleaks, which
 * writes the same up to version 1 and, from version 2 on, {@code ruleID}, {@code secret}, {@code attributes.path} and
 * {@code location.startLine}. Source: the output types of both programs.
 */
final class GitleaksFindings {
    private GitleaksFindings() {}

    static List<Leak> of(DocumentNode document, Problems problems) throws InvalidFileException {
        List<Leak> leaks = new ArrayList<>();
        if (document instanceof Sequence list) {
            for (DocumentNode item : list.items()) {
                leaks.add(leak(FindingNode.of(item, problems)));
            }
            return leaks;
        }
        FindingNode object = FindingNode.of(document, problems);
        if (object.has("findings")) {
            for (DocumentNode item : object.list("findings")) {
                leaks.add(leak(FindingNode.of(item, problems)));
            }
        } else if (!object.has("scan")) {
            // Among lines of JSON, "scan" is about the run itself.
            leaks.add(leak(object));
        }
        return leaks;
    }

    private static Leak leak(FindingNode finding) throws InvalidFileException {
        if (finding.has("RuleID")) {
            return new Leak(
                    finding.required("RuleID"),
                    finding.text("File").orElse(""),
                    finding.line("StartLine"),
                    finding.secret("Secret"));
        }
        String rule = finding.required("ruleID");
        Optional<FindingNode> attributes = finding.object("attributes");
        Optional<FindingNode> location = finding.object("location");
        return new Leak(
                rule,
                attributes.flatMap(found -> found.text("path")).orElse(""),
                location.map(found -> found.line("startLine")).orElseGet(OptionalInt::empty),
                finding.secret("secret"));
    }
}
