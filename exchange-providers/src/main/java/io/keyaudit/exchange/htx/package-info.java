/** HTX. */
@NullMarked
package io.keyaudit.exchange.htx;

import org.jspecify.annotations.NullMarked;
