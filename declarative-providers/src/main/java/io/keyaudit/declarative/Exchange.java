package io.keyaudit.declarative;

import io.keyaudit.Evidence;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.spi.ProviderException;
import java.util.Map;

/** Gets the answers to a service's requests about one key. */
interface Exchange {
    /**
     * Returns the answer to a request.
     *
     * @param before the answers to earlier requests
     * @throws ProviderException if there is none that can be relied on
     */
    HttpAnswer answer(Call call, Answers before) throws ProviderException;

    /** Returns what was sent so far. */
    Evidence evidence(Map<String, String> details);
}
