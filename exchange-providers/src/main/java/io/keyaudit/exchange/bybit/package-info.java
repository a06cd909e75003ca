/** Bybit. */
@NullMarked
package io.keyaudit.exchange.bybit;

import org.jspecify.annotations.NullMarked;
