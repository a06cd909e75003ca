package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Each broken provider is caught by the check that is meant for it, and by no other. */
class BrokenProvidersTest {
    /** Who misreads every answer, misreads the second of two as well. */
    private static final String AND_THE_SECOND = " aFaultAtOneOfSeveralAnswersNeverMisleads";

    /** The groups of checks that look at what is described, and at what an answer is read into. */
    private static final Pattern DESCRIBING = Pattern.compile("\\[nested-class:(Registrations|Descriptions|Answers)]");

    @AfterEach
    void restore() {
        SoundContract.subject = new SoundProvider();
    }

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
                arguments(new BrokenSenders.FollowsRedirects(), "noRedirectIsFollowed"),
                arguments(new BrokenSenders.CostsMoreThanItSays(), "anInspectionKeepsToItsCallBudget"),
                arguments(new BrokenSenders.RepeatsTooOften(), "anInspectionKeepsToItsCallBudget"),
                arguments(new BrokenSenders.AsksWhatItDoesNotSay(), "onlyDeclaredRequestsAreSent"),
                arguments(new BrokenSenders.DoesNotAskTheLimiter(), "everyRequestHasASlotOfTheRateLimiter"),
                arguments(new BrokenSenders.KeepsItsSlots(), "everySlotIsGivenBack"),
                arguments(new BrokenSenders.KeepsARefusalToItself(), "aRefusalIsToldToTheRateLimiter"),
                arguments(new BrokenSenders.MixesUpThreads(), "sixteenThreadsGetEachItsOwnAnswer"),
                arguments(
                        new BrokenSenders.RemembersTheFirstAnswer(),
                        "oneKeyAfterAnotherGetsEachItsOwnAnswer anAnswerThatComesTwiceIsNobodyElses"),
                arguments(new BrokenReaders.TakesAMissingHeaderForNo(), "aHeaderThatIsMissingNeverMisleads"),
                arguments(new BrokenReaders.ReadsOneHeaderOnly(), "aHeaderInPartsNeverMisleads"),
                arguments(
                        new BrokenReaders.TakesAnybodysAnswer(),
                        "anAnswerAboutAnotherKeyIsRefused anAnswerThatComesTwiceIsNobodyElses"),
                arguments(new BrokenSenders.SignsOtherwise(), "everyRequestIsSigned everyRepeatedRequestIsSigned"),
                arguments(new BrokenSenders.AsksTheLastEndpoint(), "twoSessionsAskEachItsOwnEndpoint"),
                arguments(new BrokenSenders.CrashesOnceClosed(), "aClosedSessionFailsOrAnswersRight"),
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

    static Stream<Arguments> wronglyDescribed() {
        return Stream.of(
                arguments(new BrokenDescriptions.ShoutsItsId(), "theIdIsOfLettersDigitsAndHyphens"),
                arguments(new BrokenDescriptions.HasNoName(), "theServiceHasAName"),
                arguments(new BrokenDescriptions.ChangesItsName(), "theDescriptionStaysTheSame"),
                arguments(new BrokenDescriptions.DoesNotExplainItsCredential(), "everyCredentialIsExplained"),
                arguments(new BrokenDescriptions.HasNoSecret(), "oneCredentialIsSecret"),
                arguments(new BrokenDescriptions.CallsItsCredentialOtherwise(), "theCredentialsAreThoseOfAKey"),
                arguments(new BrokenDescriptions.DoesNotExplainAResource(), "everyResourceIsExplained"),
                arguments(new BrokenDescriptions.DoesNotExplainAnOption(), "everyOptionIsExplained"),
                arguments(new BrokenDescriptions.RefusesItsOwnOption(), "everyValueOfAnOptionCanBeChosen"),
                arguments(new BrokenDescriptions.ClaimsAnAbility(), "theAbilitiesAreThere"),
                arguments(
                        new BrokenDescriptions.IsNotPublic(),
                        "theClassIsPublicAndHasAPublicConstructorWithoutParameters"),
                arguments(new BrokenDescriptions.IsInNoServiceFile(), "aServiceFileNamesTheClass"));
    }

    @Test
    void aSoundProviderPassesEveryCheck() {
        Events checks = run(new SoundProvider());

        checks.assertStatistics(counts -> counts.started(77).succeeded(77));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void aBrokenProviderIsCaughtByTheCheckMeantForIt(SoundProvider broken, String checks) {
        assertThat(failed(broken, TagFilter.excludeTags("waits"))).containsExactlyInAnyOrder(checks.split(" "));
    }

    /** They ask as the sound provider does, so the checks of how a provider asks are left out. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wronglyDescribed")
    void aWrongDescriptionIsCaughtByTheCheckMeantForIt(SoundProvider broken, String checks) {
        PostDiscoveryFilter describing = test -> FilterResult.includedIf(!test.isTest()
                || DESCRIBING.matcher(test.getUniqueId().toString()).find());
        assertThat(failed(broken, describing)).containsExactlyInAnyOrder(checks.split(" "));
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                arguments(new BrokenSenders.IgnoresInterruption(), "anInterruptionEndsTheWaiting"),
                arguments(new BrokenSenders.IgnoresTimeouts(), "silenceEndsByTheTimeouts aSlowDripEndsByTheTimeouts"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("slow")
    void aProviderThatWaitsTooLongIsCaught(SoundProvider broken, String checks) {
        assertThat(failed(broken, TagFilter.includeTags("waits"))).containsExactlyInAnyOrder(checks.split(" "));
    }

    private static List<String> failed(SoundProvider provider, Filter<?> checks) {
        return run(provider, checks)
                .failed()
                .map(Event::getTestDescriptor)
                .map(descriptor -> descriptor.getDisplayName().replace("()", ""))
                .toList();
    }

    private static Events run(SoundProvider provider, Filter<?>... checks) {
        SoundContract.subject = provider;
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(SoundContract.class))
                .filters(checks)
                .execute()
                .testEvents();
    }
}
