/** Measurements and comparisons; nothing that is published. */
@NullMarked
package io.keyaudit.benchmarks;

import org.jspecify.annotations.NullMarked;
