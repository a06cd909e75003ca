/** The contract that every provider keeps, as tests for its author, and services on loopback that misbehave. */
@NullMarked
package io.keyaudit.testkit;

import org.jspecify.annotations.NullMarked;
