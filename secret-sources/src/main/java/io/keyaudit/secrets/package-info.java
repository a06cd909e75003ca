/** Where secrets are kept, and how they are read from there. */
@NullMarked
package io.keyaudit.secrets;

import org.jspecify.annotations.NullMarked;
