package io.keyaudit.spi;

import io.keyaudit.Secret;
import java.util.List;

/**
 * A place where secrets are kept, such as a vault. References such as {@code vault:kv/docs-bot#key} name it: what stands
 * before the colon is the source's name, what stands behind it is the path. Sources are found through ServiceLoader, or
 * given in code. Several threads can ask one source at once.
 */
public interface SecretSource extends AutoCloseable {
    /** Returns what references call it: a lower-case letter, then lower-case letters, digits and hyphens. */
    String name();

    /**
     * Checks the form of a path. Nothing is fetched, started or opened for it.
     *
     * @throws UnreadableSecretException if the path cannot be one of this source
     */
    default void check(String path) throws UnreadableSecretException {}

    /**
     * Fetches secrets. What one key needs is asked for at once.
     *
     * @param paths one or more, none twice
     * @return a secret for each path, in the same order
     * @throws UnreadableSecretException if one of them cannot be read
     * @throws InterruptedException if interrupted meanwhile
     */
    List<Secret> read(List<String> paths) throws UnreadableSecretException, InterruptedException;

    /** Ends what the source holds open; it is not used afterwards. */
    @Override
    default void close() {}
}
