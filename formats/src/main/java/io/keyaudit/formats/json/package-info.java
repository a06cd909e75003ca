/** JSON: the report, and what snapshots and journals have in common with it. */
@NullMarked
package io.keyaudit.formats.json;

import org.jspecify.annotations.NullMarked;
