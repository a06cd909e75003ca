/** Creates, rotates, restricts and revokes the keys of an account. */
@NullMarked
package io.keyaudit.lifecycle;

import org.jspecify.annotations.NullMarked;
