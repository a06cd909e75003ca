package io.keyaudit.spring;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains which key keeps the application from starting, by which rule, and what to do. */
final class KeysNotCompliantFailureAnalyzer extends AbstractFailureAnalyzer<KeysNotCompliantException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysNotCompliantException cause) {
        return new FailureAnalysis(
                "The application's keys do not comply with its policy:\n\n"
                        + FindingLines.of(cause.compliance(), cause.failOn()).stream()
                                .map(line -> "    " + line)
                                .collect(Collectors.joining("\n")),
                "Do what is said above, or accept a finding by a suppression in the policy. With keyaudit.on-start=warn the "
                        + "application starts all the same.",
                cause);
    }
}
