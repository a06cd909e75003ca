package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.TagFilter;

/** A provider that reads answers wrongly is caught by the check that is meant for it, and by no other. */
class BrokenReadersTest {
    /** Who misreads every answer, misreads the second of two as well. */
    private static final String AND_THE_SECOND = " aFaultAtOneOfSeveralAnswersNeverMisleads";

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(new BrokenReaders.GrantsOn500(), "a5xxIsAFailureOfItsKind" + AND_THE_SECOND),
                arguments(new BrokenReaders.TakesRateLimitForConsent(), "a429IsAFailureOfItsKind" + AND_THE_SECOND),
                arguments(new BrokenReaders.TakesNotFoundForNoScopes(), "a404IsAFailureOfItsKind" + AND_THE_SECOND),
                arguments(new BrokenReaders.ReadsErrorArraysAsEmpty(), "anErrorWithStatus200SaysNothing"),
                arguments(new BrokenReaders.ReadsNullAsEmpty(), "aScalarSaysNothing"),
                arguments(new BrokenReaders.ReadsAnEmptyObjectAsEmpty(), "anEmptyStructureSaysNothing"),
                arguments(new BrokenReaders.ReadsNothingAsEmpty(), "anEmptyBodySaysNothing" + AND_THE_SECOND),
                arguments(new BrokenReaders.ReadsHtmlAsEmpty(), "htmlSaysNothing"),
                arguments(new BrokenReaders.DoesWithoutTheSecondAnswer(), "aFaultAtOneOfSeveralAnswersNeverMisleads"),
                arguments(new BrokenReaders.CallsARefusalForbidden(), "theServicesOwnFailuresAreOfTheirKinds"),
                arguments(new BrokenReaders.SkipsWhatIsNoText(), "wrongTypesNeverMislead"),
                arguments(new BrokenReaders.RepairsWhatBrokeOff(), "jsonThatBreaksOffSaysNothing"),
                arguments(new BrokenReaders.IgnoresWhatFollows(), "jsonWithMoreBehindItSaysNothing"),
                arguments(new BrokenReaders.LeavesOutInvalidText(), "invalidUtf8NeverMisleads"),
                arguments(new BrokenReaders.OverflowsTheStack(), "deepNestingIsAFailure"),
                arguments(new BrokenReaders.ReadsHowMuchEver(), "aHugeBodyIsAFailure"),
                arguments(new BrokenReaders.DropsUnknownScopes(), "anUnknownScopeIsReported"),
                arguments(new BrokenReaders.GrantsByUnknownScopes(), "anUnknownScopeGrantsAndDeniesNothing"),
                arguments(new BrokenReaders.ForgetsAResource(), "theAnswerListsEveryDocumentedResource"),
                arguments(new BrokenReaders.HidesItsRequests(), "theEvidenceListsEveryRequest"),
                arguments(new BrokenReaders.AnswersForAnother(), "theAnswerNamesProviderAndEndpoint"),
                arguments(new BrokenReaders.TakesAMissingHeaderForNo(), "aHeaderThatIsMissingNeverMisleads"),
                arguments(new BrokenReaders.ReadsOneHeaderOnly(), "aHeaderInPartsNeverMisleads"),
                arguments(
                        new BrokenReaders.TakesAnybodysAnswer(),
                        "anAnswerAboutAnotherKeyIsRefused anAnswerThatComesTwiceIsNobodyElses"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void aBrokenProviderIsCaughtByTheCheckMeantForIt(SoundProvider broken, String checks) {
        assertThat(ContractRun.of(broken, TagFilter.excludeTags("waits")).failedChecks())
                .containsExactlyInAnyOrder(checks.split(" "));
    }
}
