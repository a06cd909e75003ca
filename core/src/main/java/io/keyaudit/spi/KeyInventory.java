package io.keyaudit.spi;

import io.keyaudit.Credentials;
import io.keyaudit.KeySnapshot;
import java.util.function.Consumer;

/** Lists the keys of an account or of a whole installation, as far as one key can see them. Thread-safe. */
@FunctionalInterface
public interface KeyInventory {
    /**
     * Hands on every key that the caller can see, the caller's own included, each with an id that no other has.
     *
     * <p>The promise: a list that broke off, or of which anything is not understood, is an exception, and what was
     * handed on until then is void. Keys are handed on as they are read, on the calling thread.
     *
     * @param credentials of the key that asks
     * @param each is given the keys, in the service's order
     * @return what the list covers
     * @throws ProviderException if the keys could not be listed whole; its message holds no secret
     */
    KeyListing list(Credentials credentials, Consumer<? super KeySnapshot> each) throws ProviderException;
}
