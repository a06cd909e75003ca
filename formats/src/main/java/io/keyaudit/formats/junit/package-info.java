/** The report as JUnit's XML. */
@NullMarked
package io.keyaudit.formats.junit;

import org.jspecify.annotations.NullMarked;
