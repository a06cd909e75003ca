package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.TagFilter;

/** A provider that shows a secret is caught by the check that is meant for it, and by no other. */
class BrokenSecretsTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(new BrokenSecrets.TellsInItsMessage(), "noExceptionTellsACredential"),
                arguments(new BrokenSecrets.TellsInUpperCase(), "noExceptionTellsACredential"),
                arguments(new BrokenSecrets.TellsInACause(), "noExceptionTellsACredential"),
                arguments(new BrokenSecrets.TellsInItsLog(), "noLogTellsACredential"),
                arguments(new BrokenSecrets.TellsOnTheScreen(), "noLogTellsACredential"),
                arguments(new BrokenSecrets.TellsInItsTextForm(), "noTextFormTellsACredential"),
                arguments(new BrokenSecrets.TellsInTheSnapshot(), "noSnapshotTellsACredential"),
                arguments(new BrokenSecrets.TellsInTheAddress(), "noAddressTellsASecret"),
                arguments(new BrokenSecrets.QuotesTheAnswer(), "failuresSayInALineWhatHappened"),
                arguments(
                        new BrokenSecrets.LetsExceptionsThrough(),
                        "aResetIsAFailure aServiceThatHangsUpIsAFailure anotherProtocolIsAFailure"
                                + " aBodyShorterThanPromisedIsAFailure aServiceThatIsNotThereIsAFailure"
                                + " aFaultAtOneOfSeveralAnswersNeverMisleads"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void aBrokenProviderIsCaughtByTheCheckMeantForIt(SoundProvider broken, String checks) {
        assertThat(ContractRun.of(broken, TagFilter.excludeTags("waits")).failedChecks())
                .containsExactlyInAnyOrder(checks.split(" "));
    }
}
