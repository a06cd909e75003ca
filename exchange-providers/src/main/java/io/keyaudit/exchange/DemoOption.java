package io.keyaudit.exchange;

import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.ProviderContext;
import java.util.List;

/** The option {@code environment}, at exchanges whose demo keys are asked about at the hosts of the others. */
public final class DemoOption {
    private static final String NAME = "environment";
    private static final String PRODUCTION = "production";
    private static final String DEMO = "demo";

    private DemoOption() {}

    /** Returns the option, which is {@code production} unless something else is said. */
    public static OptionField field() {
        return OptionField.choice(
                NAME, "where the key trades; both are asked at the same hosts", List.of(PRODUCTION, DEMO), PRODUCTION);
    }

    /** Returns whether a session is about demo keys. */
    public static boolean isDemo(ProviderContext context) {
        return context.option(NAME).equals(DEMO);
    }

    /** Returns what the accounts are in a session: an exchange does not accept keys of the other environment. */
    public static Fact<Environment> environment(ProviderContext context) {
        return Fact.known(isDemo(context) ? Environment.TEST : Environment.PRODUCTION);
    }
}
