/** Reads what the API keys of ONLYOFFICE DocSpace can do. */
@NullMarked
package io.keyaudit.docspace;

import org.jspecify.annotations.NullMarked;
