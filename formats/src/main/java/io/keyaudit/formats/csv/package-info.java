/** The report as comma-separated values. */
@NullMarked
package io.keyaudit.formats.csv;

import org.jspecify.annotations.NullMarked;
