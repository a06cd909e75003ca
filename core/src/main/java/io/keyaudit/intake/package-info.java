/** Decides whether an application takes a key that a user hands to it. */
@NullMarked
package io.keyaudit.intake;

import org.jspecify.annotations.NullMarked;
