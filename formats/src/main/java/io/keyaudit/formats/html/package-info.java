/** The report as a page for a browser. */
@NullMarked
package io.keyaudit.formats.html;

import org.jspecify.annotations.NullMarked;
