/** The keys file. */
@NullMarked
package io.keyaudit.formats.keys;

import org.jspecify.annotations.NullMarked;
