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
 * Findings of Kingfisher: an object with {@code rule.id} and {@code finding.snippet}, {@code path} and {@code line}; in
 * {@code findings} of one object for each repository, or on a line each. Source: the program's output type.
 */
final class KingfisherFindings {
    private KingfisherFindings() {}

    static List<Leak> of(DocumentNode document, Problems problems) throws InvalidFileException {
        List<DocumentNode> records;
        if (document instanceof Sequence list) {
            records = list.items();
        } else {
            FindingNode object = FindingNode.of(document, problems);
            if (object.has("findings")) {
                records = object.list("findings");
            } else if (object.has("access_map") || object.has("audit")) {
                // Among lines of JSON, these are about the run itself.
                records = List.of();
            } else {
                records = List.of(document);
            }
        }
        List<Leak> leaks = new ArrayList<>();
        for (DocumentNode each : records) {
            leaks.add(leak(FindingNode.of(each, problems), each, problems));
        }
        return leaks;
    }

    private static Leak leak(FindingNode each, DocumentNode node, Problems problems) throws InvalidFileException {
        Optional<FindingNode> rule = each.object("rule");
        Optional<FindingNode> finding = each.object("finding");
        if (rule.isEmpty() || finding.isEmpty()) {
            throw problems.fatal(node.position(), "no \"rule\" and \"finding\" here; is --from the right one?");
        }
        return new Leak(
                rule.get().required("id"),
                finding.map(found -> found.text("path").orElse("")).orElse(""),
                finding.map(found -> found.line("line")).orElseGet(OptionalInt::empty),
                finding.flatMap(found -> found.secret("snippet")));
    }
}
