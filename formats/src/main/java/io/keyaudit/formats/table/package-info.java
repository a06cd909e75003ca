/** The report as text for a terminal. */
@NullMarked
package io.keyaudit.formats.table;

import org.jspecify.annotations.NullMarked;
