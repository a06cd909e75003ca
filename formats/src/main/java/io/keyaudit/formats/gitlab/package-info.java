/** The report as code quality of a GitLab merge request. */
@NullMarked
package io.keyaudit.formats.gitlab;

import org.jspecify.annotations.NullMarked;
