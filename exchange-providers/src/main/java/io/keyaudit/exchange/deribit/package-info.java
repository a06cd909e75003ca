/** Deribit. */
@NullMarked
package io.keyaudit.exchange.deribit;

import org.jspecify.annotations.NullMarked;
