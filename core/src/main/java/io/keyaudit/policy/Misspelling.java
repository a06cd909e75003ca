package io.keyaudit.policy;

import java.util.Optional;

/**
 * A word of a policy that nothing in the audit goes by.
 *
 * @param word the word
 * @param meant the nearest word that is known, if one is near
 */
public record Misspelling(String word, Optional<String> meant) {}
