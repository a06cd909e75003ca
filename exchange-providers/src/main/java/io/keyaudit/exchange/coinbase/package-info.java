/** Coinbase's keys of the developer platform. */
@NullMarked
package io.keyaudit.exchange.coinbase;

import org.jspecify.annotations.NullMarked;
