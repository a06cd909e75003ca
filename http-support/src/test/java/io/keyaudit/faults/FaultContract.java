package io.keyaudit.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.faults.Fault.Answered;
import io.keyaudit.faults.Fault.Raw;
import io.keyaudit.faults.Fault.Slow;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.Timeouts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a provider must make of a service that misbehaves: a failure of the right kind for that key, which says nothing
 * of what the key may do and repeats no secret, and for every other key of the service its result.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class FaultContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final Duration NO_DEADLINE = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final WireMockServer wireMock =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private @Nullable RawService raw;

    /** The provider. */
    protected abstract PermissionProvider provider();

    /** The key that meets the faults. */
    protected abstract Credentials faultyKey();

    /** A key of the same service that meets none. */
    protected abstract Credentials healthyKey();

    /** The name and the value of a header that tells the requests about this key from others. */
    protected abstract Map.Entry<String, String> headerOf(Credentials key);

    /** The body that the service sends, with status 200, about this key. */
    protected abstract String goodAnswer(Credentials key);

    /** Faults that only this service has. */
    protected List<Fault> ownFaults() {
        return List.of();
    }

    /** What this service's provider must call a common fault, if not what others call it. */
    protected FailureKind expected(Fault fault) {
        return fault.kind();
    }

    @BeforeAll
    void startService() {
        wireMock.start();
    }

    @AfterAll
    void stopService() {
        wireMock.stop();
    }

    @AfterEach
    void forgetFault() {
        wireMock.resetAll();
        if (raw != null) {
            raw.close();
            raw = null;
        }
    }

    /** All faults. */
    final Stream<Fault> faults() {
        String secret = secrets(faultyKey()).collect(Collectors.joining(" "));
        return Stream.concat(CommonFaults.of(goodAnswer(faultyKey()), secret).stream(), ownFaults().stream());
    }

    /** The faults that do not take the client's time. */
    final Stream<Fault> quickFaults() {
        return faults().filter(fault -> !(fault.misbehaviour() instanceof Slow));
    }

    /** Without this, any failure would make the tests below pass. */
    @Test
    void aGoodAnswerIsRead() throws ProviderException {
        wireMock.stubFor(requestOf(faultyKey()).willReturn(okJson(goodAnswer(faultyKey()))));

        KeySnapshot snapshot;
        try (ProviderSession session = open(wireMock.baseUrl(), Timeouts.DEFAULT)) {
            snapshot = session.inspect(faultyKey());
        }

        assertThat(snapshot.permissions().withGrant(Grant.GRANTED)).isNotEmpty();
        assertThat(snapshot.permissions().withGrant(Grant.DENIED)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsAFailureOfItsKindAndTellsNoSecret(Fault fault) throws ProviderException {
        Timeouts timeouts = fault.misbehaviour() instanceof Slow
                ? new Timeouts(Timeouts.DEFAULT.connect(), PATIENCE, PATIENCE.multipliedBy(2))
                : Timeouts.DEFAULT;

        Throwable failure;
        try (ProviderSession session = open(serve(fault), timeouts)) {
            failure = catchThrowable(() -> session.inspect(faultyKey()));
        }

        assertThat(failure).as("%s", fault).isInstanceOfSatisfying(ProviderException.class, known -> {
            assertThat(known.kind()).as("%s", fault).isEqualTo(expected(fault));
            assertThat(known.getMessage()).isNotBlank().hasSizeLessThan(500).doesNotContainPattern("\\p{C}");
            assertThat(inFull(known)).doesNotContain(secrets(faultyKey()).toList());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quickFaults")
    void aFaultOfOneKeyLeavesAnotherItsResult(Fault fault) {
        VirtualTicker ticker = new VirtualTicker();

        assertOnlyTheFaultyKeyFails(fault, auditor(ticker).timeout(NO_DEADLINE).build());
    }

    @Test
    void aSilentServiceFailsOneKeyByItsDeadlineAndLeavesAnotherItsResult() {
        Fault silence = faults().filter(fault -> fault.name().equals("silence"))
                .findFirst()
                .orElseThrow();

        assertOnlyTheFaultyKeyFails(
                silence, auditor(Ticker.system()).timeout(Duration.ofSeconds(3)).build());
    }

    private void assertOnlyTheFaultyKeyFails(Fault fault, KeyAuditor auditor) {
        String address = serve(fault);
        List<KeyOutcome> outcomes = auditor.audit(
                List.of(target("faulty", faultyKey(), address), target("healthy", healthyKey(), address)));

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).as("%s", fault).isInstanceOfSatisfying(KeyOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).as("%s", fault).isEqualTo(expected(fault));
            assertThat(failed.toString()).doesNotContain(secrets(faultyKey()).toList());
        });
        assertThat(outcomes.get(1)).as("%s", fault).isInstanceOf(KeyOutcome.Inspected.class);
    }

    /** Starts a service that does wrong by one key only. */
    private String serve(Fault fault) {
        if (fault.misbehaviour() instanceof Answered answered) {
            wireMock.stubFor(requestOf(faultyKey()).willReturn(answered.answer()));
            wireMock.stubFor(requestOf(healthyKey()).willReturn(okJson(goodAnswer(healthyKey()))));
            wireMock.stubFor(any(urlEqualTo(CommonFaults.MOVED)).willReturn(okJson(goodAnswer(faultyKey()))));
            return wireMock.baseUrl();
        }
        RawService.Answer misbehaviour =
                fault.misbehaviour() instanceof Raw quick ? quick.answer() : ((Slow) fault.misbehaviour()).answer();
        Map.Entry<String, String> faulty = headerOf(faultyKey());
        RawService service = RawService.start(client -> {
            if (client.hasHeader(faulty.getKey(), faulty.getValue())) {
                misbehaviour.to(client);
            } else {
                client.writeJson(goodAnswer(healthyKey()));
            }
        });
        raw = service;
        return service.address();
    }

    private MappingBuilder requestOf(Credentials key) {
        Map.Entry<String, String> header = headerOf(key);
        return any(anyUrl()).withHeader(header.getKey(), equalTo(header.getValue()));
    }

    private ProviderSession open(String address, Timeouts timeouts) throws ProviderException {
        Map<String, String> options = provider().describe().options().stream()
                .collect(Collectors.toMap(OptionField::name, OptionField::defaultValue));
        VirtualTicker ticker = new VirtualTicker();
        return provider()
                .open(new ProviderContext(
                        Endpoint.parse(address), options, CLOCK, ticker, timeouts, RateLimiters.create(ticker)));
    }

    private KeyAuditor.Builder auditor(Ticker ticker) {
        return KeyAuditor.builder()
                .providers(provider())
                .clock(CLOCK)
                .ticker(ticker)
                .rateLimiters(RateLimiters.create(ticker));
    }

    private AuditTarget target(String name, Credentials key, String address) {
        return new AuditTarget(name, provider().id(), Optional.of(Endpoint.parse(address)), key, Set.of(), Map.of());
    }

    private static Stream<String> secrets(Credentials key) {
        return key.names().stream().map(name -> key.get(name).reveal());
    }

    private static String inFull(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
