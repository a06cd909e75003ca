/**
 * Holds what keys may do against what they ought to: rules, suppressions and the findings they give. What cannot be
 * told is an inconclusive finding, never a pass.
 */
@NullMarked
package io.keyaudit.policy;

import org.jspecify.annotations.NullMarked;
