/** The report as GitHub's Markdown. */
@NullMarked
package io.keyaudit.formats.markdown;

import org.jspecify.annotations.NullMarked;
