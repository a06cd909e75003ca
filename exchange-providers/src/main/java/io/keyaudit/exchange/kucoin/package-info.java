/** KuCoin. */
@NullMarked
package io.keyaudit.exchange.kucoin;

import org.jspecify.annotations.NullMarked;
