/** The formats of reports, and the schemas of all files. */
@NullMarked
package io.keyaudit.formats;

import org.jspecify.annotations.NullMarked;
