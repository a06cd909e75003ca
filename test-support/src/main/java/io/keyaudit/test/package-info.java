/**
 * What an application's tests say about its keys. Entry points: {@link io.keyaudit.test.KeyAssertions} for one key,
 * {@link io.keyaudit.test.KeysFile} for all keys of a file and all rules of a policy.
 */
@NullMarked
package io.keyaudit.test;

import org.jspecify.annotations.NullMarked;
