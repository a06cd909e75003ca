/** Texts that people read: made safe to show, measured, wrapped and compared with what was probably meant. */
@NullMarked
package io.keyaudit.text;

import org.jspecify.annotations.NullMarked;
