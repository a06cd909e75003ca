package io.keyaudit.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An exchange that remembers the nonces of each key. Thread-safe. */
public abstract class NonceService<K extends NonceKey> extends ExchangeService<K> {
    private final Map<String, NonceMemory> memories = new ConcurrentHashMap<>();

    NonceService(String name, ExchangeOptions options, String question) {
        super(name, options, question);
    }

    /** Accepts the key from now on, with the nonces that it states to have used. */
    @Override
    public final void addKey(K key) {
        memories.put(key.apiKey(), new NonceMemory(key.lastNonce(), key.nonceWindow()));
        super.addKey(key);
    }

    /**
     * Returns the largest nonce that the key has used, as an unsigned number.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public final long lastNonce(String apiKey) {
        return memory(apiKey).highest();
    }

    /**
     * Calls as the program does that uses the key from day to day, and returns whether the call is accepted.
     *
     * @param nonce such as {@code NonceUnit.MILLISECONDS.nonceAt(now)}
     * @throws IllegalArgumentException if there is no such key
     */
    public final boolean ownerCalls(String apiKey, long nonce) {
        return memory(apiKey).accepts(nonce);
    }

    final NonceMemory memory(String apiKey) {
        @Nullable NonceMemory memory = memories.get(apiKey);
        if (memory == null) {
            throw new IllegalArgumentException("There is no such key.");
        }
        return memory;
    }
}
