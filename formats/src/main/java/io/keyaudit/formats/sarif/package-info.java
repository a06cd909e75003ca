/** The report as SARIF. */
@NullMarked
package io.keyaudit.formats.sarif;

import org.jspecify.annotations.NullMarked;
