package io.keyaudit.audit;

import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.util.List;

/**
 * Judges the keys of an audit, such as a policy does.
 *
 * @param <R> the result
 */
public interface Judge<R> {
    /**
     * Judges the keys of one audit, in their order.
     *
     * @param providers the providers in use
     * @param clock the auditor's time of day
     */
    R judge(List<KeyOutcome> outcomes, Providers providers, Clock clock);
}
