/** Reads what the API keys of Bitfinex may do. */
@NullMarked
package io.keyaudit.bitfinex;

import org.jspecify.annotations.NullMarked;
