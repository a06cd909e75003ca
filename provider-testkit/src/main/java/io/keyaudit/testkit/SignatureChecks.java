package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyaudit.testkit.CannedService.Answering;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A signature is right for the request as it arrived, in its head, its query or its body. */
abstract class SignatureChecks extends Checks {
    private void assertSigned(Reading reading) {
        List<RecordedRequest> wrong = reading.requests().stream()
                .filter(request -> !contract().isSigned(request, bench().key()))
                .toList();
        assertEquals(List.of(), wrong, "These requests do not have the key's signature");
    }

    @Test
    void everyRequestIsSigned() {
        assertSigned(bench().readGood());
    }

    /** What is sent again is signed again: its time or number is another one. */
    @Test
    void everyRepeatedRequestIsSigned() {
        Answering good = Answering.conversation(bench().good().conversation());
        AtomicInteger requests = new AtomicInteger();
        assertSigned(bench().read((request, client) -> {
            if (requests.getAndIncrement() == 0) {
                CannedAnswer.empty(503).writeTo(client);
            } else {
                good.answer(request, client);
            }
        }));
    }
}
