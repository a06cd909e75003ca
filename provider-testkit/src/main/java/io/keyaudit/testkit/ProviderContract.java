package io.keyaudit.testkit;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.PermissionProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/**
 * What every provider of an HTTP service promises, as some eighty JUnit tests in groups. A provider's author extends it,
 * says what the service answers, and inherits the tests; everything runs against services on loopback.
 *
 * <pre>{@code
 * class AcmeContractTest extends ProviderContract {
 *     protected PermissionProvider provider() {
 *         return new AcmeProvider();
 *     }
 *
 *     protected Credentials key(int number) {
 *         return Credentials.of("token", Secret.of("acme-token-%04d".formatted(number)));
 *     }
 *
 *     protected GoodAnswer goodAnswer(Credentials key) {
 *         return new GoodAnswer(
 *                 answerWithScope(key, "files:read"),
 *                 PermissionSet.of(List.of(new Permission("files", GRANTED, DENIED))));
 *     }
 *
 *     protected GoodAnswer otherAnswer(Credentials key) {
 *         return new GoodAnswer(
 *                 List.of(Exchange.get("/v1/token", "{\"scopes\": [\"files:write\"]}")),
 *                 PermissionSet.of(List.of(new Permission("files", DENIED, GRANTED))));
 *     }
 *
 *     protected List<Exchange> answerWithScope(Credentials key, String scope) {
 *         return List.of(Exchange.get("/v1/token", "{\"scopes\": [\"files:read\", \"" + scope + "\"]}"));
 *     }
 *
 *     protected List<CannedFailure> failures() {
 *         return List.of(new CannedFailure(
 *                 "a revoked token", REJECTED, CannedAnswer.json(401, "{\"error\": \"revoked\"}")));
 *     }
 * }
 * }</pre>
 *
 * <p>Time is virtual wherever the provider waits by the context's ticker or limiters; only what waits for a silent
 * service takes real time, and is tagged {@code waits}.
 */
public abstract class ProviderContract {
    /** For subclasses. */
    protected ProviderContract() {}

    /** Returns the provider, as {@link java.util.ServiceLoader} would make it. */
    protected abstract PermissionProvider provider();

    /**
     * Returns the key of this number: the same credentials for one number, others for any other, each of 8 characters or more,
     * none of which is a part of another, and each a text that occurs in none of the answers.
     */
    protected abstract Credentials key(int number);

    /** Returns what the service says about a key, and what follows: at least one access granted, and one denied. */
    protected abstract GoodAnswer goodAnswer(Credentials key);

    /** Returns what the service says about a key that can do other things. */
    protected abstract GoodAnswer otherAnswer(Credentials key);

    /** Returns {@link #goodAnswer} with one more scope, which the provider has never heard of. */
    protected abstract List<Exchange> answerWithScope(Credentials key, String scope);

    /** Returns every way in which the service says no in words of its own; one at least is of kind {@code REJECTED}. */
    protected abstract List<CannedFailure> failures();

    /**
     * Returns whether a request is made with that key. As it is here: if one of the credentials stands in its head or body. To
     * be overridden if none does, as with a service that is shown hashes only.
     */
    protected boolean isMadeWith(RecordedRequest request, Credentials key) {
        return key.names().stream()
                .map(name -> key.get(name).reveal())
                .anyMatch(value ->
                        request.head().contains(value) || request.body().contains(value));
    }

    /**
     * Returns whether a request has the signature of that key, for its very bytes. As it is here: yes, for services that want no
     * signatures. To be overridden where they do, with a computation that is not the provider's own.
     */
    protected boolean isSigned(RecordedRequest request, Credentials key) {
        return true;
    }

    /**
     * Returns what an answer of that status means if nothing else is known of it. As it is here: 401 is {@code REJECTED}, 403
     * {@code FORBIDDEN}, 429 {@code RATE_LIMITED}, 500 and above {@code UNAVAILABLE}, all else {@code PROTOCOL}.
     */
    protected FailureKind kindOf(int status) {
        return switch (status) {
            case 401 -> FailureKind.REJECTED;
            case 403 -> FailureKind.FORBIDDEN;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.PROTOCOL;
        };
    }

    /** Returns whether the service wants a secret in the address of requests; it must stand nowhere else then, either. */
    protected boolean secretInAddress() {
        return false;
    }

    /** Returns the options that are chosen; none, so that all have their defaults. To be overridden if one is required. */
    protected Map<String, String> options() {
        return Map.of();
    }

    /** Returns how long an inspection can take that has nothing to wait for; 20 seconds, for slow machines. */
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** Returns at how many places, at most, an answer is damaged in each way. */
    int samples() {
        return 40;
    }

    @Nested
    class Registrations extends RegistrationChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Descriptions extends DescriptionChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Answers extends AnswerChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Statuses extends StatusChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Bodies extends BodyChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Headers extends HeaderChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Signatures extends SignatureChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Connections extends ConnectionChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Limits extends LimitChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Secrets extends SecretChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }

    @Nested
    class Sessions extends SessionChecks {
        @Override
        ProviderContract contract() {
            return ProviderContract.this;
        }
    }
}
