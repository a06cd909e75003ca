package io.keyaudit.declarative;

import io.keyaudit.Fact;
import io.keyaudit.Restriction;
import io.keyaudit.declarative.Answers.Value;
import io.keyaudit.declarative.Facts.RestrictionSource;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what else a key is restricted to. One thing of which this is unknown makes the whole unknown. */
final class RestrictionReading {
    private final List<RestrictionSource> sources;
    private final Answers answers;

    RestrictionReading(List<RestrictionSource> sources, Answers answers) {
        this.sources = sources;
        this.answers = answers;
    }

    Fact<List<Restriction>> read() throws HttpException {
        if (sources.isEmpty()) {
            return Fact.unknown();
        }
        List<Restriction> restrictions = new ArrayList<>();
        boolean known = true;
        for (RestrictionSource source : sources) {
            if (source.when().isPresent() && !Conditions.hold(source.when().get(), answers)) {
                continue;
            }
            Optional<List<String>> texts = texts(source);
            if (texts.isPresent()) {
                texts.get().forEach(text -> restrictions.add(new Restriction(source.kind(), text)));
            } else {
                known &= !(FactReading.meaning(source.absent()) instanceof Fact.Unknown);
            }
        }
        if (!restrictions.isEmpty()) {
            return Fact.known(restrictions);
        }
        return known ? Fact.none() : Fact.unknown();
    }

    /** Returns how the things are named; empty if the place is not there. */
    private Optional<List<String>> texts(RestrictionSource source) throws HttpException {
        if (source.each().isEmpty()) {
            Template text = source.text().orElseThrow();
            for (String place : text.variables()) {
                if (!(answers.find(JsonPath.parse(place)) instanceof Value)) {
                    return Optional.empty();
                }
            }
            return Optional.of(List.of(text.fill(this::inAnswer)));
        }
        JsonPath path = source.each().get();
        if (path.single()) {
            return answers.find(path) instanceof Value value
                    ? Optional.of(List.of(text(source, value.json())))
                    : Optional.empty();
        }
        Optional<List<JsonAnswer>> found = answers.each(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonAnswer element : found.get()) {
            texts.add(text(source, element));
        }
        return Optional.of(texts);
    }

    private static String text(RestrictionSource source, JsonAnswer element) throws HttpException {
        if (source.text().isEmpty()) {
            return FactReading.text(element);
        }
        return source.text().get().fill(place -> filled(Answers.find(element, JsonPath.parse(place))));
    }

    private String inAnswer(String place) throws HttpException {
        return filled(answers.find(JsonPath.parse(place)));
    }

    private static String filled(Answers.Found found) throws HttpException {
        return found instanceof Value value ? FactReading.text(value.json()) : "?";
    }
}
