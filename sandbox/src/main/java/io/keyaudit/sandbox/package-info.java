/**
 * Services on loopback, for demonstrations and tests: referees, written from documented behaviour and apart from the
 * providers, so that a mistake in one is not repeated by the other. This package is not an API to build on; it changes
 * without notice.
 */
@NullMarked
package io.keyaudit.sandbox;

import org.jspecify.annotations.NullMarked;
