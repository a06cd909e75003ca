/** Everything that is read from or written to a file: the keys file, secrets beside it, and reports. */
@NullMarked
package io.keyaudit.formats;

import org.jspecify.annotations.NullMarked;
