/** BitMEX. */
@NullMarked
package io.keyaudit.exchange.bitmex;

import org.jspecify.annotations.NullMarked;
