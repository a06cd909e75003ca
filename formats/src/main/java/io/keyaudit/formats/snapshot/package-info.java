/** Snapshots of what keys can do. */
@NullMarked
package io.keyaudit.formats.snapshot;

import org.jspecify.annotations.NullMarked;
