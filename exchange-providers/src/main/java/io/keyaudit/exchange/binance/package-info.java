/** Binance. */
@NullMarked
package io.keyaudit.exchange.binance;

import org.jspecify.annotations.NullMarked;
