/** Policy files. */
@NullMarked
package io.keyaudit.formats.policy;

import org.jspecify.annotations.NullMarked;
