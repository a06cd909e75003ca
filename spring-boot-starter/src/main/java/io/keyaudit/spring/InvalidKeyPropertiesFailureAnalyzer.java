package io.keyaudit.spring;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lists everything that is wrong with the properties. */
final class InvalidKeyPropertiesFailureAnalyzer extends AbstractFailureAnalyzer<InvalidKeyPropertiesException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidKeyPropertiesException cause) {
        return new FailureAnalysis(
                "The properties keyaudit.* cannot be used:\n\n"
                        + cause.problems().stream()
                                .map(problem -> "    " + problem)
                                .collect(Collectors.joining("\n")),
                "Correct them. Nothing was sent to any service.",
                cause);
    }
}
