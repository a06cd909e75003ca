/** Asks the services: targets in, exactly one outcome each out. */
@NullMarked
package io.keyaudit.audit;

import org.jspecify.annotations.NullMarked;
