/** The pieces that signatures of requests are made of. */
@NullMarked
package io.keyaudit.http.signing;

import org.jspecify.annotations.NullMarked;
