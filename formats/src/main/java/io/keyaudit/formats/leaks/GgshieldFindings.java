package io.keyaudit.formats.leaks;

import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings of ggshield: {@code entities_with_incidents}, their {@code incidents} and the {@code occurrences} of each, with
 * the secret as {@code match}, masked unless it was run with {@code --show-secrets}; {@code scans} hold such objects
 * again. Source: the JSON Schema of its output.
 */
final class GgshieldFindings {
    private final List<Leak> leaks = new ArrayList<>();
    private final Problems problems;

    private GgshieldFindings(Problems problems) {
        this.problems = problems;
    }

    static List<Leak> of(DocumentNode document, Problems problems) throws InvalidFileException {
        GgshieldFindings findings = new GgshieldFindings(problems);
        FindingNode scan = FindingNode.of(document, problems);
        scan.required("type");
        scan.required("id");
        findings.scan(scan);
        return findings.leaks;
    }

    private void scan(FindingNode scan) throws InvalidFileException {
        for (DocumentNode inner : scan.list("scans")) {
            scan(FindingNode.of(inner, problems));
        }
        for (DocumentNode entity : scan.list("entities_with_incidents")) {
            FindingNode file = FindingNode.of(entity, problems);
            for (DocumentNode incident : file.list("incidents")) {
                incident(FindingNode.of(incident, problems), file.required("filename"));
            }
        }
    }

    private void incident(FindingNode incident, String file) throws InvalidFileException {
        String rule = incident.required("type");
        for (DocumentNode node : incident.list("occurrences")) {
            FindingNode occurrence = FindingNode.of(node, problems);
            leaks.add(new Leak(rule, file, occurrence.line("line_start"), occurrence.secret("match")));
        }
    }
}
