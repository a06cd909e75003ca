package io.keyaudit.spi;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;

/**
 * A key that was just created. Its secret is here and never again: keep it, or revoke the key.
 *
 * @param secret the whole key
 * @param snapshot what the service made of the draft
 */
public record CreatedKey(Secret secret, KeySnapshot snapshot) {}
