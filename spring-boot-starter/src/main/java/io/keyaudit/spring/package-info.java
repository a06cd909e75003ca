/**
 * Audits the keys of a Spring Boot application when it starts, and from then on. The properties are those of
 * {@link io.keyaudit.spring.KeyauditProperties}; {@link io.keyaudit.spring.ApplicationKeys} is the bean with the results.
 */
@NullMarked
package io.keyaudit.spring;

import org.jspecify.annotations.NullMarked;
