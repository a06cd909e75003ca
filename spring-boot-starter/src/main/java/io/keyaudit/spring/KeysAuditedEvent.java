package io.keyaudit.spring;

/**
 * Published after each audit while the application runs.
 *
 * @param result what it found
 */
public record KeysAuditedEvent(ApplicationKeys.Result result) {}
