package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.keyaudit.spi.ProviderException;
import io.keyaudit.testkit.CannedService.Answering;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** What the checks of a provider share. */
@Timeout(120)
abstract class Checks {
    abstract ProviderContract contract();

    final Bench bench() {
        return new Bench(contract());
    }

    /** Fails unless the provider fails, and calls the fault what it is. */
    final void assertFails(Fault fault) {
        assertFailed(fault, bench().read(fault));
    }

    static void assertFailed(Fault fault, Reading reading) {
        ProviderException failure = reading.failed().orElse(null);
        if (failure == null) {
            fail(fault + " gives " + reading.summary() + "; expected a ProviderException of kind " + fault.kinds());
        } else if (!fault.kinds().contains(failure.kind())) {
            fail(fault + " gives a failure of kind " + failure.kind() + ", not " + fault.kinds());
        }
    }

    /** Fails if anything is concluded from the fault. */
    final void assertNothingConcluded(Fault fault) {
        Reading reading = bench().read(fault);
        assertNoCrash(fault.name(), reading);
        List<String> said = bench().contradictions(reading, Bench.NOTHING);
        assertTrue(said.isEmpty(), () -> "From " + fault + " is concluded: " + said);
    }

    /** Reads the good answer with a fault in one of its parts. */
    final Reading readAt(Exchange exchange, Fault fault) {
        return bench().read(Answering.faultAt(exchange, fault, bench().good().conversation()));
    }

    /** Fails if anything is concluded that the good answer does not say. */
    final void assertAtNeverMisleads(Exchange exchange, Fault fault) {
        Reading reading = readAt(exchange, fault);
        assertNoCrash(fault + " at " + exchange.path(), reading);
        assertEquals(
                List.of(),
                bench().contradictions(reading, bench().good().permissions()),
                () -> "Wrongly concluded from " + fault + " at " + exchange.path());
    }

    /** Fails if there was something else than an answer or a failure that a provider can throw. */
    static void assertNoCrash(String what, Reading reading) {
        if (reading.failed().isEmpty() && reading.answered().isEmpty()) {
            fail(what + " gives " + reading.summary() + "; expected a ProviderException");
        }
    }
}
