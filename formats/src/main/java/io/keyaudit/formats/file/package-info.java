/** Files that hold what only their owner should read. */
@NullMarked
package io.keyaudit.formats.file;

import org.jspecify.annotations.NullMarked;
