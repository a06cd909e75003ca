/**
 * Services that misbehave, and what a provider must make of them. Shipped as a test jar, for the tests of providers
 * that are built on {@code io.keyaudit.http}.
 */
@NullMarked
package io.keyaudit.faults;

import org.jspecify.annotations.NullMarked;
