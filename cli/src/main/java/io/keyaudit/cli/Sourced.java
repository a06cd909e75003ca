package io.keyaudit.cli;

import io.keyaudit.formats.report.Provenance;

/**
 * Something that was read, and what it was read from.
 *
 * @param <T> what was read
 */
record Sourced<T>(T value, Provenance.Source source) {}
