package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.CannedService.Answering;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A good answer is read as what it says. */
abstract class AnswerChecks extends Checks {
    private static final List<String> UNKNOWN_SCOPES = List.of("zzz-unheard-of", "zzz:read", "zzz.admin");

    private KeySnapshot snapshot(String what, Reading reading) {
        return reading.answered()
                .orElseGet(() -> fail(what + " gives " + reading.summary()
                        + reading.failed()
                                .map(known -> ": " + known.getMessage())
                                .orElse("")));
    }

    private KeySnapshot goodSnapshot() {
        return snapshot("The good answer", bench().readGood());
    }

    /** Of the resources that the answer lists; that none is missing is another matter. */
    private static List<String> differences(PermissionSet said, PermissionSet expected) {
        List<String> wrong = new ArrayList<>();
        if (said.unrestricted() != expected.unrestricted()) {
            wrong.add("unrestricted " + said.unrestricted());
        }
        expected.accesses()
                .filter(one -> said.lists(one.access().resource()) && said.grant(one.access()) != one.grant())
                .forEach(one ->
                        wrong.add(one.access() + " " + said.grant(one.access()).text() + ", not "
                                + one.grant().text()));
        return wrong;
    }

    @Test
    void theGoodAnswersOfTheTestTellSomething() {
        PermissionSet good = bench().good().permissions();
        assertFalse(good.withGrant(Grant.GRANTED).isEmpty(), "The good answer grants nothing, so little is tested");
        assertFalse(good.withGrant(Grant.DENIED).isEmpty(), "The good answer denies nothing, so little is tested");
        assertFalse(
                good.equals(contract().otherAnswer(bench().key()).permissions()),
                "The good and the other answer are the same");
    }

    @Test
    void aGoodAnswerIsReadAsWhatItSays() {
        assertEquals(
                List.of(),
                differences(goodSnapshot().permissions(), bench().good().permissions()));
    }

    @Test
    void anotherAnswerIsReadAsWhatItSays() {
        GoodAnswer other = contract().otherAnswer(bench().key());
        KeySnapshot read = snapshot("The other answer", bench().read(Answering.conversation(other.conversation())));
        assertEquals(List.of(), differences(read.permissions(), other.permissions()));
    }

    @Test
    void theAnswerListsEveryDocumentedResource() {
        PermissionSet said = goodSnapshot().permissions();
        List<String> missing = Stream.concat(
                        bench().description().scopes().resources().stream()
                                .filter(ResourceInfo::documented)
                                .map(ResourceInfo::name),
                        bench().good().permissions().permissions().stream().map(Permission::resource))
                .distinct()
                .filter(resource -> !said.lists(resource))
                .toList();
        assertEquals(List.of(), missing, "Nothing is said of these resources");
    }

    @Test
    void theAnswerNamesProviderAndEndpoint() {
        try (CannedService service =
                CannedService.start(Answering.conversation(bench().good().conversation()))) {
            Reading reading = bench().read(service, bench().context(service.endpoint(), Timeouts.DEFAULT));
            KeySnapshot read = snapshot("The good answer", reading);
            assertEquals(bench().provider().id(), read.provider());
            assertEquals(service.endpoint(), read.endpoint());
        }
    }

    @Test
    void theEvidenceListsEveryRequest() {
        Reading reading = bench().readGood();
        KeySnapshot read = snapshot("The good answer", reading);
        assertEquals(
                reading.requests().size(),
                read.evidence().requests(),
                () -> "Sent was " + reading.requests() + ", and the evidence lists "
                        + read.evidence().calls());
    }

    @Test
    void askedTwiceTheAnswerIsTheSame() throws Exception {
        try (CannedService service = CannedService.start(
                        Answering.conversation(bench().good().conversation()));
                ProviderSession session = bench().open(service.endpoint())) {
            KeySnapshot first = snapshot("The good answer", bench().read(service, session, bench().key()));
            KeySnapshot second = snapshot("The second answer", bench().read(service, session, bench().key()));
            assertEquals(first.permissions(), second.permissions());
        }
    }

    /** Where the service says whose its answers are, which the description states, that is looked at. */
    @Test
    void anAnswerAboutAnotherKeyIsRefused() {
        assumeTrue(bench().description().answersIdentifyKey(), "an answer does not say whose it is");
        List<Exchange> others = contract().goodAnswer(contract().key(2)).conversation();
        Reading reading = bench().read((request, client) -> others.stream()
                .filter(exchange -> exchange.isOf(request))
                .findFirst()
                .map(Exchange::answer)
                .orElse(CannedAnswer.empty(404))
                .writeTo(client));
        assertTrue(
                reading.failed().isPresent(),
                () -> "An answer about another key gives " + reading.summary() + "; expected a ProviderException");
    }

    @Test
    void anUnknownScopeIsReported() {
        for (String scope : UNKNOWN_SCOPES) {
            KeySnapshot read = withScope(scope);
            assertTrue(
                    read.unrecognizedScopes().stream().anyMatch(listed -> listed.contains(scope)),
                    () -> "The scope " + scope + " is not among the unrecognised: " + read.unrecognizedScopes());
            assertTrue(
                    read.nativeScopes().stream().anyMatch(listed -> listed.contains(scope)),
                    () -> "The scope " + scope + " is not among the native scopes: " + read.nativeScopes());
        }
    }

    @Test
    void anUnknownScopeGrantsAndDeniesNothing() {
        for (String scope : UNKNOWN_SCOPES) {
            List<String> wrong =
                    bench().contradictions(withScope(scope), bench().good().permissions());
            assertEquals(List.of(), wrong, () -> "Concluded from the scope " + scope);
        }
    }

    private KeySnapshot withScope(String scope) {
        List<Exchange> conversation = contract().answerWithScope(bench().key(), scope);
        return snapshot("The scope " + scope, bench().read(Answering.conversation(conversation)));
    }
}
