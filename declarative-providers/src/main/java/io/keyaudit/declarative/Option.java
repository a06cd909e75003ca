package io.keyaudit.declarative;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that is given for each key besides credentials. Immutable.
 *
 * @param name what keys files call it
 * @param description what it is
 * @param form how its value looks
 * @param required whether a key cannot be read without it
 * @param defaultValue what it is when nothing is given
 */
record Option(String name, String description, Pattern form, boolean required, Optional<String> defaultValue) {}
