package io.keyaudit.declarative;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeyState;
import io.keyaudit.declarative.Answers.Found;
import io.keyaudit.declarative.Answers.Nothing;
import io.keyaudit.declarative.Answers.Value;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what answers state about a key besides its scopes. */
final class FactReading {
    /** How far clocks can differ. A use that is not older than that might be the audit's own. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final Pattern PARAMETERS = Pattern.compile("&");

    private final Facts facts;
    private final Answers answers;
    private final Instant asked;
    private final Instant now;

    FactReading(Facts facts, Answers answers, Instant asked, Instant now) {
        this.facts = facts;
        this.answers = answers;
        this.asked = asked;
        this.now = now;
    }

    /**
     * Returns the facts; whether the key manages keys follows from its scopes, and is unknown here.
     *
     * @throws HttpException if the answers are not understood
     */
    KeyAttributes read() throws HttpException {
        return KeyAttributes.unknown()
                .withId(text(FactKind.ID))
                .withLabel(text(FactKind.LABEL))
                .withOwner(owner())
                .withCreatedAt(time(FactKind.CREATION))
                .withLastUsedAt(lastUsed())
                .withExpiresAt(time(FactKind.EXPIRY))
                .withNotBefore(time(FactKind.NOT_BEFORE))
                .withAllowedAddresses(addresses())
                .withRestrictions(new RestrictionReading(facts.restrictions(), answers).read())
                .withEnvironment(Fact.knownOrUnknown(facts.environment()));
    }

    /** Whether the key works. One whose expiry is past is expired, whatever else the answer says. */
    KeyState state(Fact<Instant> expires) throws HttpException {
        if (expires.toOptional().filter(expiry -> !expiry.isAfter(now)).isPresent()) {
            return KeyState.EXPIRED;
        }
        for (Facts.StateCase known : facts.state()) {
            if (known.when().isEmpty() || Conditions.hold(known.when().get(), answers)) {
                return known.state();
            }
        }
        return KeyState.UNKNOWN;
    }

    /** Returns what is worth saying about this key. */
    List<String> notes() throws HttpException {
        List<String> notes = new ArrayList<>();
        for (Facts.Note note : facts.notes()) {
            if (Conditions.hold(note.when(), answers)) {
                notes.add(note.text());
            }
        }
        return notes;
    }

    private Fact<Instant> lastUsed() throws HttpException {
        Fact<Instant> stated = time(FactKind.LAST_USE);
        boolean ours = facts.usedByAsking()
                && stated.toOptional()
                        .filter(used -> used.isAfter(asked.minus(CLOCK_SKEW)))
                        .isPresent();
        return ours ? Fact.unknown() : stated;
    }

    private Fact<KeyOwner> owner() throws HttpException {
        if (facts.owner().isEmpty()) {
            return Fact.unknown();
        }
        Optional<String> id = plainText(facts.owner().get().id());
        Optional<JsonPath> path = facts.owner().get().name();
        Optional<String> name = path.isEmpty() ? Optional.empty() : plainText(path.get());
        return Fact.knownOrUnknown(id.map(known -> new KeyOwner(known, name.orElse(known))));
    }

    private Optional<String> plainText(JsonPath path) throws HttpException {
        return answers.find(path) instanceof Value value ? Optional.of(text(value.json())) : Optional.empty();
    }

    /** Returns a text, or a whole number as a text. */
    static String text(JsonAnswer json) throws HttpException {
        Optional<Long> number = json.findLong();
        return number.isPresent() ? number.get().toString() : json.asString();
    }

    private Fact<String> text(FactKind kind) throws HttpException {
        FactSource source = facts.stated().get(kind);
        if (source == null) {
            return Fact.unknown();
        }
        Found found = find(source);
        if (source.header().isPresent()) {
            return Fact.knownOrUnknown(answers.head().header(source.header().get()));
        }
        return found instanceof Value value ? Fact.known(text(value.json())) : nothing(source, found);
    }

    private Fact<Instant> time(FactKind kind) throws HttpException {
        FactSource source = facts.stated().get(kind);
        if (source == null) {
            return Fact.unknown();
        }
        if (source.header().isPresent()) {
            Optional<String> header = answers.head().header(source.header().get());
            return header.isPresent() ? headerTime(header.get(), source) : meaning(source.absent());
        }
        Found found = find(source);
        if (!(found instanceof Value value)) {
            return nothing(source, found);
        }
        return value.json().findString().filter(String::isEmpty).isPresent()
                ? meaning(source.empty())
                : Fact.known(Times.read(value.json(), source.formats(), now));
    }

    private Fact<Instant> headerTime(String header, FactSource source) throws HttpException {
        return Fact.known(Times.read(header.strip(), source.formats(), now)
                .orElseThrow(() -> new HttpException(
                        FailureKind.PROTOCOL,
                        "a header states a time that is not written as the service writes it",
                        200)));
    }

    private Fact<AddressRestriction> addresses() throws HttpException {
        FactSource source = facts.stated().get(FactKind.ALLOWED_ADDRESSES);
        if (source == null) {
            return Fact.unknown();
        }
        for (JsonPath narrower : source.unknownBeside()) {
            if (answers.each(narrower).filter(all -> !all.isEmpty()).isPresent()) {
                return Fact.unknown();
            }
        }
        Found found = find(source);
        if (!(found instanceof Value value)) {
            return nothing(source, found);
        }
        List<String> addresses;
        if (source.parameter().isPresent()) {
            Optional<String> parameter =
                    parameter(value.json(), source.parameter().get());
            if (parameter.isEmpty()) {
                return meaning(source.absent());
            }
            addresses = split(parameter.get(), source);
        } else {
            addresses = source.separator().isPresent()
                    ? split(value.json().asString(), source)
                    : value.json().asStrings();
        }
        return addresses.isEmpty() ? meaning(source.empty()) : Fact.known(new AddressRestriction(addresses));
    }

    private static List<String> split(String text, FactSource source) {
        return Arrays.stream(text.split(Pattern.quote(source.separator().orElse(",")), -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Returns the value of a parameter in a query string. */
    private static Optional<String> parameter(JsonAnswer query, String name) throws HttpException {
        try {
            return PARAMETERS
                    .splitAsStream(query.asString())
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            throw query.notUnderstood("is no query string");
        }
    }

    /** What is at the first of the places that is there. */
    private Found find(FactSource source) throws HttpException {
        Found found = Nothing.ABSENT;
        for (JsonPath path : source.paths()) {
            found = answers.find(path);
            if (found != Nothing.ABSENT) {
                return found;
            }
        }
        return found;
    }

    private static <T> Fact<T> nothing(FactSource source, Found found) throws HttpException {
        if (found == Nothing.UNREAD) {
            return Fact.unknown();
        }
        return meaning(found == Nothing.NULL ? source.isNull() : source.absent());
    }

    static <T> Fact<T> meaning(Missing missing) throws HttpException {
        return switch (missing) {
            case NONE -> Fact.none();
            case UNKNOWN -> Fact.unknown();
            default ->
                throw new HttpException(
                        FailureKind.PROTOCOL, "the answer leaves out a fact that it always states", 200);
        };
    }
}
