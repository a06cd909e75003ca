/** The report as events of OCSF. */
@NullMarked
package io.keyaudit.formats.ocsf;

import org.jspecify.annotations.NullMarked;
