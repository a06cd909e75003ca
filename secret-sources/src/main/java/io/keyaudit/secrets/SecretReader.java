package io.keyaudit.secrets;

import io.keyaudit.Credentials;
import io.keyaudit.Secret;
import io.keyaudit.audit.CredentialSource;
import io.keyaudit.spi.SecretSource;
import io.keyaudit.spi.UnreadableSecretException;
import io.keyaudit.text.NearestWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads secrets from where references say that they are. Shows no secret. Thread-safe. */
public final class SecretReader {
    private final LocalSecrets local;
    private final Map<String, SecretSource> sources;

    SecretReader(LocalSecrets local, Map<String, SecretSource> sources) {
        this.local = local;
        this.sources = sources;
    }

    /**
     * Checks a reference. No variable and no content of a file is read for it, and nothing is started.
     *
     * @throws UnreadableSecretException if no such secret can be read; the message says what to do
     */
    public void check(SecretReference reference) throws UnreadableSecretException {
        if (isAtHand(reference)) {
            local.check(reference);
        } else {
            source(reference).check(reference.path());
        }
    }

    /** Returns whether the secret is in a variable or a file, so that reading it asks nobody else. */
    public boolean isAtHand(SecretReference reference) {
        return LocalSecrets.NAMES.contains(reference.source());
    }

    /**
     * Returns a secret, without the white space around it.
     *
     * @throws UnreadableSecretException if there is none; the message says what to do
     * @throws InterruptedException if interrupted meanwhile
     */
    public Secret read(SecretReference reference) throws UnreadableSecretException, InterruptedException {
        check(reference);
        return isAtHand(reference)
                ? readAtHand(reference)
                : fetch(source(reference), List.of(reference.path())).get(0);
    }

    /**
     * Returns a secret that is at hand, without the white space around it.
     *
     * @throws UnreadableSecretException if there is none; the message says what to do
     * @throws IllegalArgumentException if it is not at hand
     */
    public Secret readAtHand(SecretReference reference) throws UnreadableSecretException {
        return local.read(reference);
    }

    /**
     * Returns credentials that are fetched when a key is about to be asked about; what one source keeps, at once.
     *
     * @param atHand the fields that were read already
     * @param references where the others are, by field
     */
    public CredentialSource credentials(Map<String, Secret> atHand, Map<String, SecretReference> references) {
        Map<String, Secret> known = Map.copyOf(atHand);
        Map<String, SecretReference> others = new TreeMap<>(references);
        return () -> fetch(known, others);
    }

    private Credentials fetch(Map<String, Secret> atHand, Map<String, SecretReference> references)
            throws UnreadableSecretException, InterruptedException {
        Map<String, Secret> all = new HashMap<>(atHand);
        Map<SecretReference, List<String>> fields =
                references.keySet().stream().collect(Collectors.groupingBy(references::get));
        Map<String, List<SecretReference>> bySource =
                fields.keySet().stream().collect(Collectors.groupingBy(SecretReference::source));
        for (List<SecretReference> together : bySource.values()) {
            List<Secret> secrets = fetch(
                    source(together.get(0)),
                    together.stream().map(SecretReference::path).toList());
            for (int index = 0; index < together.size(); index++) {
                for (String field : fields.getOrDefault(together.get(index), List.of())) {
                    all.put(field, secrets.get(index));
                }
            }
        }
        return Credentials.of(all);
    }

    private static List<Secret> fetch(SecretSource source, List<String> paths)
            throws UnreadableSecretException, InterruptedException {
        List<Secret> secrets = source.read(paths);
        if (secrets.size() != paths.size()) {
            throw UnreadableSecretException.wrong("\"" + source.name() + "\" gave " + secrets.size() + " secrets where "
                    + paths.size() + " were asked for");
        }
        return new ArrayList<>(secrets);
    }

    private SecretSource source(SecretReference reference) throws UnreadableSecretException {
        if (reference.isPrompt()) {
            throw UnreadableSecretException.wrong(
                    "\"prompt\" works on the command line only, such as in \"keyaudit show\"; here, say where the secret"
                            + " is, such as env:NAME or file:PATH");
        }
        @Nullable SecretSource source = sources.get(reference.source());
        if (source == null) {
            // The name is not repeated: it can be the beginning of a secret that stands here by mistake.
            throw UnreadableSecretException.wrong(
                    "what stands before the colon is no source of secrets; " + known(reference));
        }
        return source;
    }

    private String known(SecretReference reference) {
        List<String> names = new ArrayList<>(List.of("env", "file", "dotenv", "json"));
        names.addAll(sources.keySet());
        return NearestWord.to(reference.source(), names)
                .map(meant -> "did you mean \"" + meant + ":\"?")
                .orElse("there are " + String.join(", ", names)
                        + (sources.isEmpty() ? ", and helpers that a file declares (--helpers FILE)" : ""));
    }

    @Override
    public String toString() {
        return "SecretReader[" + local + ", " + sources.keySet() + "]";
    }
}
