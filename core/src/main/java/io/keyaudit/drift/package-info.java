/** What keys gained and lost between two audits. */
@NullMarked
package io.keyaudit.drift;

import org.jspecify.annotations.NullMarked;
