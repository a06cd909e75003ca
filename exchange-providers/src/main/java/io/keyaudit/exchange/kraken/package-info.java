/** Kraken. */
@NullMarked
package io.keyaudit.exchange.kraken;

import org.jspecify.annotations.NullMarked;
