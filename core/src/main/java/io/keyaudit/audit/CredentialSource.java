package io.keyaudit.audit;

import io.keyaudit.Credentials;

/**
 * Where a key's credentials come from when they are needed, such as a vault. They might be others each time.
 *
 * <p>Asked once for each time the key is audited, right before its service is. It can be asked by several threads at
 * once, if several keys share it; it can block, and is interrupted when the key's time, which goes on meanwhile, is
 * over or the audit is stopped. The credentials are not kept, and not wiped.
 */
@FunctionalInterface
public interface CredentialSource {
    /**
     * Returns the credentials to present the key with now.
     *
     * @throws Exception if there are none. The key then fails, as {@link io.keyaudit.FailureKind#UNAVAILABLE} on an
     *     {@link java.io.IOException} or {@link java.io.UncheckedIOException} and as {@link
     *     io.keyaudit.FailureKind#CONFIGURATION} on any other; the outcome names the exception's class and nothing else
     *     of it, since its message can hold anything. An {@link io.keyaudit.spi.UnreadableSecretException} says both
     *     itself: its kind and a message that is shown
     */
    Credentials get() throws Exception;
}
