/** What a shell and {@code man} need to know of the commands, made from their model. */
@NullMarked
package io.keyaudit.cli.shell;

import org.jspecify.annotations.NullMarked;
