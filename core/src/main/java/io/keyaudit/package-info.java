/** What an API key can do: the model that every service's answer is stated in. */
@NullMarked
package io.keyaudit;

import org.jspecify.annotations.NullMarked;
