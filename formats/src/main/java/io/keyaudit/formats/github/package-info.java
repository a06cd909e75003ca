/** The report as annotations of a GitHub workflow. */
@NullMarked
package io.keyaudit.formats.github;

import org.jspecify.annotations.NullMarked;
