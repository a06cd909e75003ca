package io.keyaudit.formats.journal;

import io.keyaudit.Endpoint;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.json.OutcomeJsonReader;
import io.keyaudit.formats.json.OutcomeJsonWriter;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the lines of a journal say. Holds nothing that changes. */
final class JournalEntries {
    private static final int VERSION = 1;
    private static final String FORMAT = "keyaudit";
    private static final Pattern SALT = Pattern.compile("([0-9a-f]{2}){16,64}");
    private static final byte[] BEGINNING =
            ("{\"journal\":\"" + FORMAT + "\",\"version\":").getBytes(StandardCharsets.US_ASCII);

    private final Problems problems;
    private final String program;

    JournalEntries(Problems problems, String program) {
        this.problems = problems;
        this.program = program;
    }

    /** What a line says of a key. */
    record Remembered(AuditTarget target, String fingerprint, KeyOutcome outcome) {}

    Problems problems() {
        return problems;
    }

    byte[] header(byte[] salt) {
        return JournalLine.of(json -> {
            json.text("journal", FORMAT);
            json.number("version", VERSION);
            json.text("program", program);
            json.text("salt", HexFormat.of().formatHex(salt));
        });
    }

    byte[] outcome(KeyOutcome outcome, String fingerprint) {
        AuditTarget target = outcome.target();
        return JournalLine.of(json -> {
            json.openObject("key");
            json.text("name", target.name());
            json.text("provider", target.provider());
            target.endpoint().map(Endpoint::toString).ifPresent(address -> json.text("endpoint", address));
            json.openObject("options");
            target.options().forEach(json::text);
            json.closeObject();
            json.text("fingerprint", fingerprint);
            json.closeObject();
            json.openObject("outcome");
            new OutcomeJsonWriter(json).writeWithProvenance(outcome);
            json.closeObject();
        });
    }

    byte[] end() {
        return JournalLine.of(json -> json.flag("ended", true));
    }

    /** Returns whether the bytes can be the beginning of a journal, be it cut off. */
    boolean mayBegin(byte[] bytes) {
        int length = Math.min(bytes.length, BEGINNING.length);
        return Arrays.equals(bytes, 0, length, BEGINNING, 0, length);
    }

    /** Returns the salt that the header holds. */
    byte[] salt(byte[] line) throws InvalidFileException {
        StrictFields fields = fields(line, 1, List.of("journal", "version", "program", "salt", "check"));
        if (fields.number("version") != VERSION || !fields.text("program").equals(program)) {
            throw problems.fatal(
                    fields.node("program").position(),
                    "another version of keyaudit wrote this journal; finish it with that, or delete it to begin anew");
        }
        String salt = fields.text("salt");
        if (!SALT.matcher(salt).matches()) {
            throw damaged(1);
        }
        return HexFormat.of().parseHex(salt);
    }

    /** Returns what a line says of a key; nothing if it says that the audit came to its end. */
    Optional<Remembered> remembered(byte[] line, int number) throws InvalidFileException {
        StrictFields fields = fields(line, number, List.of("key", "outcome", "ended", "check"));
        if (fields.has("ended")) {
            return Optional.empty();
        }
        StrictFields key = StrictFields.of(
                fields.node("key"), List.of("name", "provider", "endpoint", "options", "fingerprint"), problems);
        AuditTarget.Builder target = AuditTarget.builder(key.name("name"), key.name("provider"));
        key.endpoint("endpoint").ifPresent(target::endpoint);
        for (Map.Entry<String, String> option :
                key.texts("options", "options by their names").entrySet()) {
            target.option(option.getKey(), option.getValue());
        }
        AuditTarget asked = target.build();
        return Optional.of(new Remembered(
                asked, key.text("fingerprint"), new OutcomeJsonReader(problems).read(fields.node("outcome"), asked)));
    }

    /** Returns what a line says of this very key. */
    Optional<KeyOutcome> read(byte[] line, int number, AuditTarget target, String fingerprint)
            throws InvalidFileException {
        return remembered(line, number)
                .filter(found -> found.fingerprint().equals(fingerprint) && isSame(found.target(), target))
                .map(found -> of(target, found.outcome()));
    }

    private static boolean isSame(AuditTarget asked, AuditTarget target) {
        return asked.name().equals(target.name())
                && asked.provider().equals(target.provider())
                && asked.endpoint().equals(target.endpoint())
                && asked.options().equals(target.options());
    }

    /** Tags are the keys file's business, and might have changed. */
    private static KeyOutcome of(AuditTarget target, KeyOutcome outcome) {
        if (outcome instanceof KeyOutcome.Failed failed) {
            return new KeyOutcome.Failed(target, failed.kind(), failed.message());
        }
        return new KeyOutcome.Inspected(target, ((KeyOutcome.Inspected) outcome).snapshot());
    }

    private StrictFields fields(byte[] line, int number, List<String> known) throws InvalidFileException {
        if (!JournalLine.isIntact(line)) {
            throw damaged(number);
        }
        try (JsonNodeReader json = new JsonNodeReader(new StringReader(decoded(line, number)), number - 1, problems)) {
            json.next();
            StrictFields fields = StrictFields.of(json.node(), known, problems);
            json.end();
            return fields;
        }
    }

    private String decoded(byte[] line, int number) throws InvalidFileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException damage) {
            throw damaged(number);
        }
    }

    InvalidFileException damaged(int number) {
        return problems.fatal(
                new Position(number, 1),
                number == 1
                        ? "this is not a journal, or its first line is damaged; choose another name, or delete it"
                        : "this line is damaged; delete it, and its key is asked again");
    }
}
