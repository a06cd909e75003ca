/** The journal of an audit that can be resumed. */
@NullMarked
package io.keyaudit.formats.journal;

import org.jspecify.annotations.NullMarked;
