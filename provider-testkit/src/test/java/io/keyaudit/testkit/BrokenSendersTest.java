package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.TagFilter;

/** A provider that asks wrongly is caught by the check that is meant for it, and by no other. */
class BrokenSendersTest {
    static Stream<Arguments> broken() {
        return Stream.of(
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
                arguments(new BrokenSenders.SignsOtherwise(), "everyRequestIsSigned everyRepeatedRequestIsSigned"),
                arguments(new BrokenSenders.AsksTheLastEndpoint(), "twoSessionsAskEachItsOwnEndpoint"),
                arguments(new BrokenSenders.CrashesOnceClosed(), "aClosedSessionFailsOrAnswersRight"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void aBrokenProviderIsCaughtByTheCheckMeantForIt(SoundProvider broken, String checks) {
        assertThat(ContractRun.of(broken, TagFilter.excludeTags("waits")).failedChecks())
                .containsExactlyInAnyOrder(checks.split(" "));
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                arguments(new BrokenSenders.IgnoresInterruption(), "anInterruptionEndsTheWaiting"),
                arguments(new BrokenSenders.IgnoresTimeouts(), "silenceEndsByTheTimeouts aSlowDripEndsByTheTimeouts"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("slow")
    void aProviderThatWaitsTooLongIsCaught(SoundProvider broken, String checks) {
        assertThat(ContractRun.of(broken, TagFilter.includeTags("waits")).failedChecks())
                .containsExactlyInAnyOrder(checks.split(" "));
    }
}
