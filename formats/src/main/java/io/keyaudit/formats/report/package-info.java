/** What a report is: written as the audit goes, in whatever format. */
@NullMarked
package io.keyaudit.formats.report;

import org.jspecify.annotations.NullMarked;
