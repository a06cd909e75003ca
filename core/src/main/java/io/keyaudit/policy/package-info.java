/**
 * Judges what keys can do by what they should: rules, their verdicts, and findings with reasons as data. What is unknown is
 * inconclusive, never a pass.
 */
@NullMarked
package io.keyaudit.policy;

import org.jspecify.annotations.NullMarked;
