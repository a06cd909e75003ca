/** Finds the providers that are installed: on the class path, the module path, and in folders of plugins. */
@NullMarked
package io.keyaudit.providers;

import org.jspecify.annotations.NullMarked;
