package io.keyaudit.declarative;

/**
 * Where a part of a description comes from. Immutable.
 *
 * @param of which part, for people
 * @param at an address or a title
 * @param sure how sure it is
 */
record SourceNote(String of, String at, Certainty sure) {}
