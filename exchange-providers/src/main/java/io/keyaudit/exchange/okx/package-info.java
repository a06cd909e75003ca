/** OKX. */
@NullMarked
package io.keyaudit.exchange.okx;

import org.jspecify.annotations.NullMarked;
