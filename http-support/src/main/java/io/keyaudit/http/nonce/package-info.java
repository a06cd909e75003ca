/** Numbers that must grow from request to request, found out gently. */
@NullMarked
package io.keyaudit.http.nonce;

import org.jspecify.annotations.NullMarked;
