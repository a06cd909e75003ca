/** What reports say, whatever their format. */
@NullMarked
package io.keyaudit.formats.content;

import org.jspecify.annotations.NullMarked;
