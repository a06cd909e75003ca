package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import io.keyaudit.declarative.Answers.Found;
import io.keyaudit.declarative.Answers.Nothing;
import io.keyaudit.declarative.Answers.Value;
import io.keyaudit.declarative.JsonPath.EachElement;
import io.keyaudit.declarative.JsonPath.ElementsWhere;
import io.keyaudit.declarative.JsonPath.Step;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.spi.ScopeAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the scopes in a service's answers. */
final class ScopeReading {
    private final Service service;
    private final Answers answers;

    ScopeReading(Service service, Answers answers) {
        this.service = service;
        this.answers = answers;
    }

    /**
     * What was read.
     *
     * @param answer for the scope table
     * @param names all scopes that the key has, as the service calls them
     * @param complete whether these are all, so that the key has no others
     */
    record Scopes(ScopeAnswer answer, List<String> names, boolean complete) {}

    /** What is at a place. */
    enum Presence {
        /** Something is stated there. */
        STATED,
        /** A list of scopes without any. */
        EMPTY,
        /** There is no such place in the answer. */
        ABSENT,
        /** The place does not count for this answer. */
        NOT_MEANT,
        /** The answer that it stands in did not come. */
        UNREAD
    }

    /** What one place says: the scopes that the key has and those it has not. */
    private record Stated(ScopeSource source, List<String> held, List<String> notHeld, Presence presence) {
        static Stated list(ScopeSource source, List<String> held) {
            return new Stated(source, held, List.of(), held.isEmpty() ? Presence.EMPTY : Presence.STATED);
        }

        static Stated none(ScopeSource source, Presence presence) {
            return new Stated(source, List.of(), List.of(), presence);
        }

        /** Returns whether the file says that what is missing means this. */
        boolean is(Missing meaning) {
            return switch (presence) {
                case STATED -> false;
                case EMPTY -> source.empty() == meaning;
                case ABSENT -> source.absent() == meaning;
                case NOT_MEANT -> meaning == Missing.NONE;
                case UNREAD -> meaning == Missing.UNKNOWN;
            };
        }
    }

    /**
     * Returns the scopes.
     *
     * @throws HttpException if the answers are not understood
     */
    Scopes read() throws HttpException {
        if (reasonForUnknown().isPresent()) {
            return new Scopes(ScopeAnswer.builder().build(), List.of(), false);
        }
        requireKnownKinds();
        List<Stated> stated = new ArrayList<>();
        for (ScopeSource source : service.scopesFrom()) {
            Stated read = stated(source);
            if (read.is(Missing.ERROR)) {
                throw new HttpException(FailureKind.PROTOCOL, "the answer does not list the key's scopes", 200);
            }
            stated.add(read);
        }
        return new Scopes(answer(stated), names(stated), isComplete(stated));
    }

    /** Returns why the scopes in these answers say nothing, if that is so. */
    Optional<String> reasonForUnknown() throws HttpException {
        for (Facts.Note unknown : service.unknownIf()) {
            if (Conditions.hold(unknown.when(), answers)) {
                return Optional.of(unknown.text());
            }
        }
        return Optional.empty();
    }

    private static ScopeAnswer answer(List<Stated> stated) {
        if (stated.stream().anyMatch(part -> part.is(Missing.EVERYTHING))) {
            return ScopeAnswer.fullAccess();
        }
        boolean complete = isComplete(stated);
        ScopeAnswer.Builder answer = ScopeAnswer.builder();
        for (Stated part : stated) {
            String prefix = part.source().prefix();
            if (part.source().withheld()) {
                part.held().forEach(scope -> answer.restricted(prefix + scope));
            } else if (complete && !(part.source().place() instanceof ScopeSource.Flags)) {
                answer.list(prefix, part.held());
            } else {
                part.held().forEach(scope -> answer.held(prefix + scope));
            }
            part.notHeld().forEach(scope -> answer.notHeld(prefix + scope));
        }
        return answer.build();
    }

    private static boolean isComplete(List<Stated> stated) {
        return stated.stream().noneMatch(part -> part.is(Missing.UNKNOWN));
    }

    private static List<String> names(List<Stated> stated) {
        Set<String> names = new LinkedHashSet<>();
        stated.forEach(
                part -> part.held().forEach(scope -> names.add(part.source().prefix() + scope)));
        return List.copyOf(names);
    }

    /**
     * Returns what is at a place.
     *
     * @throws HttpException if it is not understood
     */
    Presence presence(ScopeSource source) throws HttpException {
        return stated(source).presence();
    }

    private Stated stated(ScopeSource source) throws HttpException {
        if (!isRead(source)) {
            return Stated.none(source, Presence.UNREAD);
        }
        if (source.when().isPresent() && !Conditions.hold(source.when().get(), answers)) {
            return Stated.none(source, Presence.NOT_MEANT);
        }
        return found(source);
    }

    private boolean isRead(ScopeSource source) {
        return source.path().map(answers::isRead).orElse(true);
    }

    private Stated found(ScopeSource source) throws HttpException {
        if (source.place() instanceof ScopeSource.Header header) {
            Optional<String> value = answers.head().header(header.name());
            return value.map(text -> Stated.list(source, split(text, header.separator())))
                    .orElseGet(() -> Stated.none(source, Presence.ABSENT));
        }
        if (source.place() instanceof ScopeSource.ListOf list) {
            Optional<List<String>> texts = texts(list.path());
            return texts.map(found -> Stated.list(source, found)).orElseGet(() -> Stated.none(source, Presence.ABSENT));
        }
        if (source.place() instanceof ScopeSource.Flags flags) {
            return flags(source, flags.path());
        }
        JsonPath path = source.path().orElseThrow();
        Found found = answers.find(path);
        if (found == Nothing.ABSENT) {
            return Stated.none(source, Presence.ABSENT);
        }
        if (!(found instanceof Value value)) {
            throw new HttpException(FailureKind.PROTOCOL, "the answer has null where scopes stand", 200);
        }
        if (source.place() instanceof ScopeSource.Text text) {
            return Stated.list(source, split(value.json().asString(), text.separator()));
        }
        if (source.place() instanceof ScopeSource.Flag flag) {
            List<String> scope = List.of(flag.scope());
            return value.json().asBoolean()
                    ? new Stated(source, scope, List.of(), Presence.STATED)
                    : new Stated(source, List.of(), scope, Presence.STATED);
        }
        return new Stated(source, List.of(value.json().asString()), List.of(), Presence.STATED);
    }

    /** A path without a list on the way leads to a list of texts, another to the texts. */
    private Optional<List<String>> texts(JsonPath path) throws HttpException {
        List<Step> steps = new ArrayList<>(path.steps());
        if (path.single()) {
            steps.add(new EachElement());
        }
        Optional<List<JsonAnswer>> found = answers.each(new JsonPath(path.request(), steps));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonAnswer text : found.get()) {
            texts.add(text.asString());
        }
        return Optional.of(texts);
    }

    private Stated flags(ScopeSource source, JsonPath path) throws HttpException {
        Optional<List<JsonAnswer>> places = answers.each(path);
        if (places.isEmpty()) {
            return Stated.none(source, Presence.ABSENT);
        }
        Map<String, Boolean> flags = new LinkedHashMap<>();
        for (JsonAnswer place : places.get()) {
            for (String name : place.names()) {
                flags.merge(name, place.field(name).asBoolean(), Boolean::logicalOr);
            }
        }
        List<String> held =
                flags.keySet().stream().filter(name -> isTrue(flags, name)).toList();
        List<String> notHeld =
                flags.keySet().stream().filter(name -> !isTrue(flags, name)).toList();
        return flags.isEmpty()
                ? Stated.none(source, Presence.EMPTY)
                : new Stated(source, held, notHeld, Presence.STATED);
    }

    private static boolean isTrue(Map<String, Boolean> flags, String name) {
        return Boolean.TRUE.equals(flags.get(name));
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(Pattern.quote(separator), -1))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    /** Refuses a list of which some elements are of none of the kinds that the file tells apart. */
    private void requireKnownKinds() throws HttpException {
        for (ScopeSource source : service.scopesFrom()) {
            Optional<JsonPath> path = source.path();
            if (path.isEmpty() || !answers.isRead(path.get())) {
                continue;
            }
            List<Step> steps = path.get().steps();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i) instanceof ElementsWhere where) {
                    requireKnownKind(path.get().request(), steps.subList(0, i), where.field());
                }
            }
        }
    }

    private void requireKnownKind(Optional<String> request, List<Step> list, String field) throws HttpException {
        Set<String> known = kinds(list, field);
        List<Step> elements = new ArrayList<>(list);
        elements.add(new EachElement());
        for (JsonAnswer element : answers.each(new JsonPath(request, elements)).orElse(List.of())) {
            JsonAnswer kind = element.field(field);
            if (!known.contains(kind.asString())) {
                throw kind.notUnderstood("is none of " + known);
            }
        }
    }

    private Set<String> kinds(List<Step> list, String field) {
        Set<String> kinds = new LinkedHashSet<>();
        for (ScopeSource source : service.scopesFrom()) {
            List<Step> steps = source.path().map(JsonPath::steps).orElse(List.of());
            if (steps.size() > list.size()
                    && steps.subList(0, list.size()).equals(list)
                    && steps.get(list.size()) instanceof ElementsWhere where
                    && where.field().equals(field)) {
                kinds.add(where.value());
            }
        }
        return kinds;
    }
}
