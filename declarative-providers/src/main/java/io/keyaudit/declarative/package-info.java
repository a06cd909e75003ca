/**
 * Services that are described in YAML: a file says how to ask a service about a key and what its answer means, and this
 * package makes a provider of it. No file can run code, read other files, or send a key anywhere but to its endpoint.
 */
@NullMarked
package io.keyaudit.declarative;

import org.jspecify.annotations.NullMarked;
