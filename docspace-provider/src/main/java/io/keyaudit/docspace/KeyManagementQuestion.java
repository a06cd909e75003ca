package io.keyaudit.docspace;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Learns whether a portal lets keys manage keys whatever their scopes, as v3.2.1 to v3.6.1 did. It changes nothing:
 * there, a key that no scope lets do so can read the catalogue of scopes. A refusal proves nothing: the owner's role or a
 * firewall can be its reason, too. Each portal is asked once. Thread-safe.
 */
final class KeyManagementQuestion {
    /** What a portal answered, and what was sent to learn it. */
    record Answer(Fact<Boolean> managesKeys, List<String> calls) {}

    private final Function<Credentials, FeignConversation<DocSpaceApi>> portals;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Fact<Boolean> learned;

    /** A question to the portal that is talked to in this way. */
    KeyManagementQuestion(Function<Credentials, FeignConversation<DocSpaceApi>> portals) {
        this.portals = portals;
    }

    /**
     * Returns the answer; unknown where there is none to rely on, which is no reason to say less about the key otherwise.
     *
     * @param scoped a key that no scope lets read the catalogue
     * @throws ProviderException if interrupted
     */
    Answer ask(Credentials scoped) throws ProviderException {
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProviderException.cancelled();
        }
        try {
            return learned == null ? learn(portals.apply(scoped)) : new Answer(learned, List.of());
        } finally {
            asking.unlock();
        }
    }

    private Answer learn(FeignConversation<DocSpaceApi> portal) throws HttpException {
        Fact<Boolean> answer;
        try {
            // An empty list is no portal's catalogue, and opens nothing.
            boolean listed = !portal.call(DocSpaceApi::catalogue)
                    .field("response")
                    .asStrings()
                    .isEmpty();
            answer = listed ? Fact.known(true) : Fact.unknown();
        } catch (HttpException failure) {
            if (failure.kind() == FailureKind.CANCELLED) {
                throw failure;
            }
            answer = Fact.unknown();
        }
        learned = answer;
        return new Answer(
                answer, portal.evidence(Evidence.Method.INFERRED, Map.of()).calls());
    }
}
