/** What the providers of exchanges have in common. Each exchange is a package: a provider, a table, an error map. */
@NullMarked
package io.keyaudit.exchange;

import org.jspecify.annotations.NullMarked;
