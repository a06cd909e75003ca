package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.audit.StubProvider.Inspect;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a provider does, it harms the key it was asked about and no other. */
class MisbehavingProviderTest {
    @Test
    void aFailureOfTheServiceIsPassedOn() {
        Failed failed = failureOf((key, context) -> {
            throw new ProviderException(FailureKind.REJECTED, "The service does not accept the key.");
        });
        assertThat(failed.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failed.message()).isEqualTo("The service does not accept the key.");
    }

    @Test
    void aRuntimeExceptionIsNamedWithItsPlaceAndWithoutItsMessage() {
        Failed failed = failureOf((key, context) -> {
            throw new UnsupportedOperationException("some detail");
        });
        assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failed.message())
                .startsWith("the provider failed unexpectedly: java.lang.UnsupportedOperationException at ")
                .contains("MisbehavingProviderTest")
                .doesNotContain("some detail");
    }

    @Test
    void anErrorIsCaughtToo() {
        Failed failed = failureOf((key, context) -> {
            throw new StackOverflowError("some detail");
        });
        assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failed.message()).contains("java.lang.StackOverflowError").doesNotContain("some detail");
    }

    @Test
    void anExceptionWithoutAPlaceIsNamedAlone() {
        Failed failed = failureOf((key, context) -> {
            IllegalStateException bare = new IllegalStateException();
            bare.setStackTrace(new StackTraceElement[0]);
            throw bare;
        });
        assertThat(failed.message()).isEqualTo("the provider failed unexpectedly: java.lang.IllegalStateException");
    }

    @Test
    @SuppressWarnings("NullAway")
    void noAnswerIsNoAnswer() {
        Failed failed = failureOf((key, context) -> null);
        assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failed.message()).isEqualTo("the provider gave no answer");
    }

    @Test
    void anAnswerForAnotherProviderIsNotTaken() {
        Failed failed = failureOf((key, context) -> {
            KeySnapshot answer = snapshot(context);
            return copy(answer, "another", answer.endpoint(), answer.permissions());
        });
        assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failed.message()).isEqualTo("the provider answered for another provider or endpoint");
    }

    @Test
    void anAnswerForAnotherEndpointIsNotTaken() {
        Failed failed = failureOf((key, context) -> {
            KeySnapshot answer = snapshot(context);
            Endpoint elsewhere = Endpoint.parse("https://elsewhere.example.com");
            return copy(answer, answer.provider(), elsewhere, answer.permissions());
        });
        assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failed.message()).isEqualTo("the provider answered for another provider or endpoint");
    }

    @Test
    void anAnswerThatLeavesOutAResourceIsNotTaken() {
        Failed failed = failureOf((key, context) -> {
            KeySnapshot answer = snapshot(context);
            PermissionSet partial = PermissionSet.of(List.of(new Permission("files", Grant.GRANTED, Grant.DENIED)));
            return copy(answer, answer.provider(), answer.endpoint(), partial);
        });
        assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failed.message()).isEqualTo("the provider said nothing of its resource \"rooms\"");
    }

    /** What becomes of a key inspected so, among others that are read. */
    private static Failed failureOf(Inspect misbehaving) {
        StubProvider provider = new StubProvider(
                (key, context) -> key.equals("bad") ? misbehaving.inspect(key, context) : snapshot(context));
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(provider)
                .build()
                .audit(List.of(target("good"), target("bad"), target("better")));
        assertThat(outcomes.get(0)).isInstanceOf(Inspected.class);
        assertThat(outcomes.get(2)).isInstanceOf(Inspected.class);
        assertThat(outcomes.get(1)).isInstanceOf(Failed.class);
        return (Failed) outcomes.get(1);
    }

    private static KeySnapshot copy(KeySnapshot of, String provider, Endpoint endpoint, PermissionSet permissions) {
        return new KeySnapshot(
                provider,
                endpoint,
                permissions,
                of.nativeScopes(),
                of.unrecognizedScopes(),
                of.state(),
                of.attributes(),
                of.evidence());
    }
}
