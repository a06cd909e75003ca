package io.keyaudit.spring;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Audits the keys once all beans are there, before the application serves anything. */
final class StartCheck implements SmartInitializingSingleton {
    private static final Log LOG = LogFactory.getLog(StartCheck.class);

    private final ApplicationKeys keys;
    private final StartMode mode;

    StartCheck(ApplicationKeys keys, StartMode mode) {
        this.keys = keys;
        this.mode = mode;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (mode == StartMode.OFF || keys.targets().isEmpty()) {
            return;
        }
        ApplicationKeys.Result result = keys.auditUnlessReadLately();
        if (!result.compliant() && mode == StartMode.REFUSE) {
            throw new KeysNotCompliantException(result.compliance(), keys.failOn());
        }
        FindingLines.of(result.compliance(), keys.failOn()).forEach(LOG::warn);
    }
}
