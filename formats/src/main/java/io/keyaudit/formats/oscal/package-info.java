/** The report as assessment results of OSCAL. */
@NullMarked
package io.keyaudit.formats.oscal;

import org.jspecify.annotations.NullMarked;
