/**
 * What a provider implements, and what it is given. A provider is found through {@link java.util.ServiceLoader} and
 * needs nothing else of keyaudit than this package and the model.
 */
@NullMarked
package io.keyaudit.spi;

import org.jspecify.annotations.NullMarked;
