/** The {@code keyaudit} command. */
@NullMarked
package io.keyaudit.cli;

import org.jspecify.annotations.NullMarked;
