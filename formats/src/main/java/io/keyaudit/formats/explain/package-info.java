/** Why one access of a key is granted, denied or unknown, as text and as JSON. */
@NullMarked
package io.keyaudit.formats.explain;

import org.jspecify.annotations.NullMarked;
