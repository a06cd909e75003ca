package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** A wrong description is caught by the check that is meant for it, and by no other. */
class BrokenDescriptionsTest {
    /** The groups of checks that look at what is described, and at what an answer is read into. */
    private static final Pattern DESCRIBING = Pattern.compile("\\[nested-class:(Registrations|Descriptions|Answers)]");

    static Stream<Arguments> broken() {
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

    /** They ask as the sound provider does, so the checks of how a provider asks are left out. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void aWrongDescriptionIsCaughtByTheCheckMeantForIt(SoundProvider broken, String checks) {
        PostDiscoveryFilter describing = test -> FilterResult.includedIf(!test.isTest()
                || DESCRIBING.matcher(test.getUniqueId().toString()).find());
        assertThat(ContractRun.of(broken, describing).failedChecks()).containsExactlyInAnyOrder(checks.split(" "));
    }
}
