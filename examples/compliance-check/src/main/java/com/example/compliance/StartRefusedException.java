package com.example.compliance;

import io.keyaudit.policy.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** The application must not start with its keys as they are. */
final class StartRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    StartRefusedException(List<Finding> reasons) {
        super(reasons.stream().map(StartRefusedException::line).collect(Collectors.joining("\n")));
    }

    /** A message can quote what a service answered, so that control characters are left out. */
    static String line(Finding finding) {
        String key = finding.key().map(name -> "key " + name + " ").orElse("");
        String text = "%s%s [%s]".formatted(
                key, finding.message(), finding.rule().id());
        return text.replaceAll("\\p{C}", " ");
    }
}
