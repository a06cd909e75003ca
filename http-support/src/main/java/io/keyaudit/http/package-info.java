/**
 * What every provider of an HTTP service shares: a Feign client that sends credentials to one host only, calls nothing
 * that was not allowed, keeps to limits, and takes an answer for what it says or for nothing.
 */
@NullMarked
package io.keyaudit.http;

import org.jspecify.annotations.NullMarked;
