/** Keys that scanners found where they must not be: their findings are read, and it is reported what the keys can do. */
@NullMarked
package io.keyaudit.formats.leaks;

import org.jspecify.annotations.NullMarked;
