package io.keyaudit.testkit;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.CannedService.Answering;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lets the provider under test ask services that answer as a check wants. */
final class Bench {
    /** What is known of a key when nothing was read. */
    static final PermissionSet NOTHING = PermissionSet.of(List.of());

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    private final ProviderContract author;

    Bench(ProviderContract author) {
        this.author = author;
    }

    ProviderContract author() {
        return author;
    }

    PermissionProvider provider() {
        return author.provider();
    }

    ProviderDescription description() {
        return author.provider().describe();
    }

    Credentials key() {
        return author.key(1);
    }

    GoodAnswer good() {
        return author.goodAnswer(key());
    }

    ProviderContext context(Endpoint endpoint, Timeouts timeouts) {
        VirtualTicker ticker = new VirtualTicker();
        return context(endpoint, timeouts, ticker, RateLimiters.create(ticker));
    }

    ProviderContext context(Endpoint endpoint, Timeouts timeouts, VirtualTicker ticker, RateLimiters limiters) {
        return new ProviderContext(
                endpoint, description().optionValues(author.options()), CLOCK, ticker, timeouts, limiters);
    }

    ProviderSession open(Endpoint endpoint) throws ProviderException {
        return provider().open(context(endpoint, Timeouts.DEFAULT));
    }

    /** Reads the good answer. */
    Reading readGood() {
        return read(Answering.conversation(good().conversation()));
    }

    /** Meets a fault in place of every answer. */
    Reading read(Fault fault) {
        return read(Answering.fault(fault, good().conversation()));
    }

    Reading read(Answering answering) {
        return read(answering, Timeouts.DEFAULT);
    }

    Reading read(Answering answering, Timeouts timeouts) {
        try (CannedService service = CannedService.start(answering)) {
            return read(service, context(service.endpoint(), timeouts));
        }
    }

    /** Asks that service, in a session of its own. */
    Reading read(CannedService service, ProviderContext context) {
        return read(context, service::requests);
    }

    /** Asks where the context says, in a session of its own. */
    Reading read(ProviderContext context, Supplier<List<RecordedRequest>> requests) {
        Attempt attempt = Attempt.start(() -> {
            try (ProviderSession session = provider().open(context)) {
                return session.inspect(key());
            }
        });
        attempt.endWithin(author.patience(), "of asking");
        return attempt.reading(requests.get());
    }

    /** Asks in that session. */
    Reading read(CannedService service, ProviderSession session, Credentials key) {
        Attempt attempt = Attempt.start(() -> session.inspect(key));
        attempt.endWithin(author.patience(), "of asking");
        return attempt.reading(service.requests());
    }

    /** What a snapshot says of documented resources that is not so; to say that it is unknown is never wrong. */
    List<String> contradictions(KeySnapshot snapshot, PermissionSet truth) {
        PermissionSet said = snapshot.permissions();
        List<String> wrong = new ArrayList<>();
        if (said.unrestricted() && !truth.unrestricted()) {
            wrong.add("that the key is unrestricted");
        }
        ScopeTable table = description().scopes();
        said.accesses()
                .filter(one -> table.resource(one.access().resource())
                        .filter(ResourceInfo::documented)
                        .isPresent())
                .filter(one -> one.grant() != Grant.UNKNOWN && one.grant() != truth.grant(one.access()))
                .forEach(one -> wrong.add(one.access() + " " + one.grant().text()));
        return wrong;
    }

    /** What a reading says that is not so; an inspection that failed says nothing. */
    List<String> contradictions(Reading reading, PermissionSet truth) {
        return reading.answered()
                .map(snapshot -> contradictions(snapshot, truth))
                .orElse(List.of());
    }
}
