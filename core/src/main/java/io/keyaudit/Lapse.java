package io.keyaudit;

import java.time.Instant;

/**
 * An instant at which the service itself takes a right or the whole key away, unless something changes. Immutable.
 *
 * @param at when
 * @param what what is lost, such as {@code the key} or {@code trading}
 * @param why the service's rule, for people, such as {@code keys without an address list are deleted after 14 days
 *     without use}
 */
public record Lapse(Instant at, String what, String why) {}
