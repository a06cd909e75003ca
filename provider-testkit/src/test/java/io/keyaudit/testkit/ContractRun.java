package io.keyaudit.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.Filter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What became of the checks of the contract, run for one provider. */
record ContractRun(Events checks) {
    static ContractRun of(SoundProvider provider, Filter<?>... checks) {
        SoundContract.subject = provider;
        return new ContractRun(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(SoundContract.class))
                .filters(checks)
                .execute()
                .testEvents());
    }

    List<String> failedChecks() {
        return checks.failed()
                .map(Event::getTestDescriptor)
                .map(descriptor -> descriptor.getDisplayName().replace("()", ""))
                .toList();
    }
}
