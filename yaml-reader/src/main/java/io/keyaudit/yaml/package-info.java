/** YAML and JSON documents read strictly: with positions, and with all problems at once. */
@NullMarked
package io.keyaudit.yaml;

import org.jspecify.annotations.NullMarked;
