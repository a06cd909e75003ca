/** Gemini. */
@NullMarked
package io.keyaudit.exchange.gemini;

import org.jspecify.annotations.NullMarked;
