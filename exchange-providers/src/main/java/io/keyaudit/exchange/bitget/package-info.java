/** Bitget. */
@NullMarked
package io.keyaudit.exchange.bitget;

import org.jspecify.annotations.NullMarked;
