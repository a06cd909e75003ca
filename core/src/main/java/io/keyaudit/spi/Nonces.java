package io.keyaudit.spi;

/**
 * The nonces of all keys whose service wants each request's number to be larger than the one before. Thread-safe.
 * Another implementation can stand behind it, such as one that shares them with other machines that use the same keys.
 */
public interface Nonces {
    /**
     * Waits until nobody else asks with the key, and keeps everybody else from doing so until the lease is closed. The
     * service judges nonces in the order of arrival, so two requests of one key must not be under way together.
     *
     * @param key an opaque name for one key at one service, which reveals nothing of the key itself
     * @throws InterruptedException if interrupted while waiting
     * @throws ProviderException if the nonces cannot be reached
     */
    Lease lease(String key) throws InterruptedException, ProviderException;

    /** Returns the nonces shared by everything in this JVM. */
    static Nonces inThisJvm() {
        return JvmNonces.SHARED;
    }

    /** Returns nonces of their own; for tests. */
    static Nonces create() {
        return new JvmNonces();
    }

    /** The sole right to send nonces of one key. For use by one thread. */
    interface Lease extends AutoCloseable {
        /** Returns what was saved last; {@link NonceHistory#EMPTY} if nothing is known of the key. */
        NonceHistory history();

        /**
         * Saves what is known now. To be called before a nonce is sent, so that none is sent twice even if the process
         * ends meanwhile.
         *
         * @throws ProviderException if it could not be saved; the nonce must not be sent then
         */
        void save(NonceHistory history) throws ProviderException;

        /** Lets others ask with the key. */
        @Override
        void close();
    }
}
