/** Parts of an audit that several processes share, and how they are put together. */
@NullMarked
package io.keyaudit.formats.shard;

import org.jspecify.annotations.NullMarked;
