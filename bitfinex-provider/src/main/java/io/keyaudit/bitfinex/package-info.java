/** Reads what the API keys of Bitfinex can do. */
@NullMarked
package io.keyaudit.bitfinex;

import org.jspecify.annotations.NullMarked;
