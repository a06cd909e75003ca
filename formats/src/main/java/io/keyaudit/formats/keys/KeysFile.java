package io.keyaudit.formats.keys;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.providers.Providers;
import io.keyaudit.secrets.SecretReader;
import io.keyaudit.secrets.SecretSources;
import io.keyaudit.text.Sha256;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.FileVersion;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.TextFile;
import io.keyaudit.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The keys that are to be audited, as a person wrote them down. Immutable; shows no secret.
 *
 * @param path the file
 * @param keys its keys, in its order, or those of them that were selected; no two of one name
 * @param total how many keys the file lists, selected or not; at least one
 * @param sha256 the SHA-256 of the file in hexadecimal
 */
public record KeysFile(Path path, List<Key> keys, int total, String sha256) {
    private static final List<String> FIELDS = List.of(FileVersion.FIELD, "keys");
    private static final String EXAMPLE =
            "a keys file begins with \"version: 1\" and \"keys:\", and lists a name, a provider and credentials per key";

    /** Copies what can change. */
    public KeysFile {
        keys = List.copyOf(keys);
    }

    /**
     * One key of the file.
     *
     * @param target what to audit
     * @param position where the key's entry begins
     */
    public record Key(AuditTarget target, Position position) {}

    /**
     * Reads a keys file and the secrets that it refers to in variables and files, and checks all that can be checked
     * without sending anything. Its keys can name every endpoint, and files everywhere.
     *
     * @param providers those that are installed
     * @param environment the environment variables
     * @throws InvalidFileException if anything at all is wrong; the message lists everything that is
     */
    public static KeysFile read(Path file, Providers providers, Map<String, String> environment)
            throws InvalidFileException {
        return read(file, providers, SecretSources.discover(environment), AllowedEndpoints.any(), name -> true);
    }

    /**
     * Reads a keys file, and checks all that can be checked without sending anything. Secrets are read only when
     * nothing else is wrong: those in variables and files now, those that further sources keep when their key is about
     * to be asked about.
     *
     * @param providers those that are installed
     * @param sources where secrets can be; not closed
     * @param endpoints the addresses that the file can name, besides the providers' own
     * @param selected the names of the keys that are wanted; of the others no secret is read
     * @throws InvalidFileException if anything at all is wrong; tells everything that is
     */
    public static KeysFile read(
            Path file,
            Providers providers,
            SecretSources sources,
            AllowedEndpoints endpoints,
            Predicate<String> selected)
            throws InvalidFileException {
        Problems problems = Problems.in(file);
        byte[] bytes = TextFile.bytes(file, problems);
        DocumentNode root = YamlReader.read(TextFile.decode(bytes, problems), problems)
                .orElseThrow(() -> problems.fatal(Position.START, "the file is empty; " + EXAMPLE));
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        SecretReader secrets = sources.in(folder);
        KeyReader reader = new KeyReader(providers, secrets, endpoints, problems);
        List<DeclaredKey> declared = Fields.of(root, FIELDS, problems)
                .map(fields -> keys(fields, reader, problems))
                .orElse(List.of());
        problems.throwIfAny();
        List<Key> keys = declared.stream()
                .filter(key -> selected.test(key.target().name()))
                .map(key -> new Key(key.withSecrets(secrets, problems), key.position()))
                .toList();
        problems.throwIfAny();
        return new KeysFile(file, keys, declared.size(), Sha256.hex(bytes));
    }

    /** Returns what to audit, in the file's order. */
    public List<AuditTarget> targets() {
        return keys.stream().map(Key::target).toList();
    }

    private static List<DeclaredKey> keys(Fields fields, KeyReader reader, Problems problems) {
        FileVersion.require(fields, problems);
        if (!fields.has("keys")) {
            problems.add(fields.position(), "\"keys\" is missing; " + EXAMPLE);
        }
        Optional<Sequence> listed = fields.list("keys", "expected a list of keys");
        listed.filter(list -> list.items().isEmpty())
                .ifPresent(none -> problems.add(none.position(), "no keys are listed; " + EXAMPLE));
        return listed.stream()
                .flatMap(list -> list.items().stream())
                .flatMap(node -> reader.read(node).stream())
                .toList();
    }
}
