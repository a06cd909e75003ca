/** DocSpace and Bitfinex on loopback, written from their documented behaviour and not from the providers' code. */
@NullMarked
package io.keyaudit.sandbox;

import org.jspecify.annotations.NullMarked;
