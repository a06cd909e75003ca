/** Reads what the API keys of ONLYOFFICE DocSpace may do. */
@NullMarked
package io.keyaudit.docspace;

import org.jspecify.annotations.NullMarked;
