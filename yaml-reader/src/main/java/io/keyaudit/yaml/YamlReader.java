package io.keyaudit.yaml;

import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.DocumentNode.Unusable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Reads YAML into a tree of nodes with positions. Accepts plain files only: one document, no anchors, aliases or tags,
 * no field twice. The parser's own messages are not passed on, since they quote the file. Thread-safe.
 */
public final class YamlReader {
    private static final int DEEPEST = 32;
    private static final Schema SCHEMA = new CoreSchema();

    /** Kept, since the schema makes a new one each time. */
    private static final ScalarResolver RESOLVER = SCHEMA.getScalarResolver();

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(SCHEMA)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    private static final Map<Tag, ScalarType> TYPES = Map.of(
            Tag.INT, ScalarType.INTEGER,
            Tag.FLOAT, ScalarType.DECIMAL,
            Tag.BOOL, ScalarType.BOOLEAN,
            Tag.NULL, ScalarType.NULL);

    private final Problems problems;
    private final Iterator<Event> events;

    private YamlReader(StreamReader characters, Problems problems) {
        this.problems = problems;
        this.events = new ParserImpl(SETTINGS, characters);
    }

    /**
     * Returns the document of a text, or nothing if the text is empty. Anchors, aliases, tags and repeated fields are
     * added to the problems, and the reading goes on.
     *
     * @throws InvalidFileException if the text is not YAML, holds two documents or is nested too deeply
     */
    public static Optional<DocumentNode> read(String text, Problems problems) throws InvalidFileException {
        // The engine fails on a character of two units that its buffer splits, so the buffer holds all of the text.
        LoadSettings whole =
                LoadSettings.builder().setBufferSize(text.length() + 1).build();
        StreamReader characters = new StreamReader(whole, text);
        try {
            return new YamlReader(characters, problems).document();
        } catch (MarkedYamlEngineException malformed) {
            throw problems.fatal(position(malformed.getProblemMark()), advice(malformed.getProblem()));
        } catch (YamlEngineException unsupported) {
            throw problems.fatal(Position.START, advice(""));
        } catch (IllegalArgumentException escape) {
            // The parser lets a NumberFormatException out when an escape such as \x is cut off or too large.
            throw problems.fatal(position(characters.getMark()), advice(""));
        }
    }

    private Optional<DocumentNode> document() throws InvalidFileException {
        @Nullable DocumentNode document = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() != Event.ID.DocumentStart) {
                continue;
            }
            if (document != null) {
                throw problems.fatal(position(event), "a second document begins here; a file holds one");
            }
            document = node(events.next(), 0);
        }
        return Optional.ofNullable(document);
    }

    private DocumentNode node(Event event, int depth) throws InvalidFileException {
        Position position = position(event);
        if (event instanceof AliasEvent) {
            problems.add(position, "aliases are not supported; write the value out");
            return new Unusable(position);
        }
        if (((NodeEvent) event).getAnchor().isPresent()) {
            problems.add(position, "anchors are not supported; remove the word that begins with &");
        }
        if (depth == DEEPEST) {
            throw problems.fatal(position, "nested too deeply; is this the right file?");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), position);
            return new Scalar(position, type(scalar), scalar.getValue());
        }
        refuseTag(((CollectionStartEvent) event).getTag(), position);
        return event instanceof SequenceStartEvent ? sequence(position, depth) : mapping(position, depth);
    }

    private Sequence sequence(Position position, int depth) throws InvalidFileException {
        List<DocumentNode> items = new ArrayList<>();
        Event next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(next, depth + 1));
            next = events.next();
        }
        return new Sequence(position, List.copyOf(items));
    }

    private Mapping mapping(Position position, int depth) throws InvalidFileException {
        List<Entry> entries = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        Event next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            DocumentNode name = node(next, depth + 1);
            DocumentNode value = node(events.next(), depth + 1);
            if (name instanceof Scalar scalar) {
                @Nullable Position first = seen.putIfAbsent(scalar.value(), scalar.position());
                if (first == null) {
                    entries.add(new Entry(scalar.position(), scalar.value(), value));
                } else {
                    problems.add(scalar.position(), "this field was given before, at " + first + "; remove one");
                }
            } else if (!(name instanceof Unusable)) {
                problems.add(name.position(), "the name of a field is a word, not a list or a mapping");
            }
            next = events.next();
        }
        return new Mapping(position, List.copyOf(entries));
    }

    private void refuseTag(Optional<String> tag, Position position) {
        if (tag.isPresent()) {
            problems.add(position, "tags are not supported; remove the word that begins with !");
        }
    }

    private static ScalarType type(ScalarEvent scalar) {
        if (!scalar.isPlain()) {
            return ScalarType.TEXT;
        }
        Tag tag = RESOLVER.resolve(scalar.getValue(), true);
        return TYPES.getOrDefault(tag, ScalarType.TEXT);
    }

    private static String advice(String problem) {
        if (problem.contains("TAB")) {
            return "a tab; YAML is indented with spaces";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "malformed YAML: a colon too many, or the line is indented too far; a text with \": \" needs quotes";
        }
        if (problem.contains("end of stream") || problem.contains("<stream end>")) {
            return "malformed YAML: the file ends here, but a quote or bracket before is still open";
        }
        return "malformed YAML; check indentation, quotes, brackets and colons up to here";
    }

    private static Position position(Event event) {
        return position(event.getStartMark());
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.START);
    }
}
