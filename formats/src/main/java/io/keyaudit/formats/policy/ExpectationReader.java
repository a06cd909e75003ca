package io.keyaudit.formats.policy;

import io.keyaudit.KeyState;
import io.keyaudit.policy.Expectation;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the facts that a rule expects, in the file's order. */
final class ExpectationReader {
    private static final List<String> FIELDS = List.of(
            "state",
            "mustExpire",
            "maxLifetime",
            "expiresWithin",
            "lastsFor",
            "maxAge",
            "maxUnused",
            "used",
            "restricted",
            "recognizedScopes",
            "addressRestricted",
            "canManageKeys",
            "notAffectedBy",
            "ownerActive",
            "maxKeysPerOwner",
            "distinctKeys");
    /** Those that a service can report. */
    private static final List<KeyState> STATES = Arrays.stream(KeyState.values())
            .filter(state -> state != KeyState.UNKNOWN)
            .toList();

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern ADVISORY = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
    private static final List<Expectation> STAND_IN = List.of(new Expectation.MustExpire());

    private final Problems problems;

    ExpectationReader(Problems problems) {
        this.problems = problems;
    }

    List<Expectation> read(DocumentNode node) {
        Optional<Fields> given = Fields.of(node, FIELDS, problems);
        if (given.isEmpty()) {
            return STAND_IN;
        }
        Fields fields = given.get();
        List<Entry> entries = ((Mapping) node).entries();
        List<Expectation> read = new ArrayList<>();
        for (Entry entry : entries) {
            expectation(entry.name(), fields).ifPresent(read::add);
        }
        return read.isEmpty() && !entries.isEmpty() ? STAND_IN : List.copyOf(read);
    }

    private Optional<Expectation> expectation(String name, Fields fields) {
        return switch (name) {
            case "state" -> fields.find(name).flatMap(this::states);
            case "mustExpire" -> flag(fields, name, true, new Expectation.MustExpire());
            case "maxLifetime" -> span(fields, name, Expectation.MaxLifetime::new);
            case "expiresWithin" -> span(fields, name, Expectation.ExpiresWithin::new);
            case "lastsFor" -> span(fields, name, Expectation.LastsFor::new);
            case "maxAge" -> span(fields, name, Expectation.MaxAge::new);
            case "maxUnused" -> span(fields, name, Expectation.MaxUnused::new);
            case "used" -> flag(fields, name, true, new Expectation.Used());
            case "restricted" -> flag(fields, name, true, new Expectation.Restricted());
            case "recognizedScopes" -> flag(fields, name, true, new Expectation.RecognizedScopes());
            case "addressRestricted" -> flag(fields, name, true, new Expectation.AddressRestricted());
            case "notAffectedBy" -> advisory(fields, name);
            case "canManageKeys" -> flag(fields, name, false, new Expectation.CannotManageKeys());
            case "ownerActive" -> flag(fields, name, true, new Expectation.OwnerActive());
            case "maxKeysPerOwner" -> count(fields, name);
            case "distinctKeys" -> flag(fields, name, true, new Expectation.DistinctKeys());
            default -> Optional.empty();
        };
    }

    private Optional<Expectation> states(DocumentNode node) {
        String expected = "expected a state or a list of states: "
                + STATES.stream().map(KeyState::text).collect(Collectors.joining(", "));
        List<DocumentNode> nodes = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        if (nodes.isEmpty()) {
            problems.add(node.position(), expected);
        }
        Set<KeyState> states = EnumSet.noneOf(KeyState.class);
        for (DocumentNode item : nodes) {
            Fields.text(item, expected, problems)
                    .flatMap(text -> PolicyTexts.oneOf(text, "a state", STATES, KeyState::text, problems))
                    .ifPresent(states::add);
        }
        return states.isEmpty() ? Optional.empty() : Optional.of(new Expectation.StateIn(states));
    }

    private Optional<Expectation> flag(Fields fields, String name, boolean wanted, Expectation meaning) {
        String form = "\"" + name + ": " + wanted + "\"";
        Optional<Scalar> value = fields.scalar(name, ScalarType.BOOLEAN, "expected " + form);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (Boolean.parseBoolean(value.get().value()) != wanted) {
            problems.add(
                    value.get().position(), "only " + form + " can be expected; to expect nothing, leave this out");
            return Optional.empty();
        }
        return Optional.of(meaning);
    }

    private Optional<Expectation> span(Fields fields, String name, Function<Duration, Expectation> meaning) {
        Optional<Scalar> text = fields.text(name, "expected a span of time such as 90d, 12h or 4w");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(meaning.apply(DurationFormat.parse(text.get().value())));
        } catch (IllegalArgumentException refused) {
            problems.add(text.get().position(), String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Expectation> advisory(Fields fields, String name) {
        String expected = "expected an advisory as PROVIDER/ID, such as docspace/keys-mint-keys";
        Optional<Scalar> text = fields.text(name, expected);
        if (text.isPresent() && !ADVISORY.matcher(text.get().value()).matches()) {
            problems.add(text.get().position(), expected);
            return Optional.empty();
        }
        return text.map(Scalar::value)
                .map(value -> new Expectation.NotAffectedBy(
                        value.substring(0, value.indexOf('/')), value.substring(value.indexOf('/') + 1)));
    }

    private Optional<Expectation> count(Fields fields, String name) {
        String expected = "expected a whole number of keys, at least 1";
        Optional<Scalar> number = fields.scalar(name, ScalarType.INTEGER, expected);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (!COUNT.matcher(number.get().value()).matches()) {
            problems.add(number.get().position(), expected);
            return Optional.empty();
        }
        return Optional.of(
                new Expectation.MaxKeysPerOwner(Integer.parseInt(number.get().value())));
    }
}
