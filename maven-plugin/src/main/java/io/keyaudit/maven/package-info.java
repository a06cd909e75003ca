/** The Maven plugin {@code keyaudit}. */
@NullMarked
package io.keyaudit.maven;

import org.jspecify.annotations.NullMarked;
