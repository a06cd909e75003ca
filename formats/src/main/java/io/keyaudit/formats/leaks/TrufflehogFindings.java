package io.keyaudit.formats.leaks;

import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Findings of TruffleHog 3: {@code DetectorName}, {@code Raw}, and the place in {@code SourceMetadata.Data}, in an object
 * named after the kind of source. Source: the program's output type.
 */
final class TrufflehogFindings {
    private TrufflehogFindings() {}

    static List<Leak> of(DocumentNode document, Problems problems) throws InvalidFileException {
        FindingNode finding = FindingNode.of(document, problems);
        if (finding.has("level") && finding.has("msg") && !finding.has("DetectorName")) {
            // A line of its log, if both streams went into one file.
            return List.of();
        }
        Optional<FindingNode> metadata = finding.object("SourceMetadata");
        Optional<FindingNode> data = metadata.isPresent() ? metadata.get().object("Data") : Optional.empty();
        Optional<FindingNode> source = data.map(FindingNode::objects)
                .flatMap(sources -> sources.stream().findFirst());
        return List.of(new Leak(
                finding.required("DetectorName"),
                source.flatMap(found -> found.text("file").or(() -> found.text("link")))
                        .orElse(""),
                source.map(found -> found.line("line")).orElseGet(OptionalInt::empty),
                finding.secret("Raw")));
    }
}
