/** Rate limits and nonces that machines share over Redis or Valkey. */
@NullMarked
package io.keyaudit.redis;

import org.jspecify.annotations.NullMarked;
