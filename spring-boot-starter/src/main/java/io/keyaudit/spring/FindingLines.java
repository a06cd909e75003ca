package io.keyaudit.spring;

import io.keyaudit.Severity;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.Subject;
import io.keyaudit.text.VisibleText;
import java.util.List;

/** What speaks against the keys, a line each, for logs and the failure analysis: which key, which rule, what to do. */
final class FindingLines {
    private FindingLines() {}

    /** Returns a line for every finding that counts. What services and people wrote is made safe to show. */
    static List<String> of(Compliance compliance, Severity failOn) {
        return compliance.findings().stream()
                .filter(Finding::stands)
                .filter(finding -> finding.severity().isAtLeast(failOn)
                        || finding.rule().id().equals(Assessment.UNREAD_KEY.id()))
                .map(FindingLines::line)
                .map(VisibleText::of)
                .toList();
    }

    private static String line(Finding finding) {
        String about = finding.key()
                .map(name -> "key " + name)
                .orElseGet(
                        () -> finding.service().map(Subject.Service::provider).orElse("all keys"));
        String status = finding.status() == FindingStatus.OPEN ? "" : "inconclusive: ";
        String remedy = finding.rule().remedy().isEmpty()
                ? ""
                : " What to do: " + finding.rule().remedy();
        return about + ": " + finding.rule().id() + " (" + finding.severity().text() + "): " + status
                + finding.message() + "." + remedy;
    }
}
