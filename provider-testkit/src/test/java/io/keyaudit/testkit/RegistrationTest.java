package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.PermissionProvider;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final String PROVIDER = "io.acme.AcmeProvider";

    @Test
    void aModuleThatProvidesTheClassLacksNothing() {
        ModuleDescriptor module = ModuleDescriptor.newModule("io.acme")
                .packages(Set.of("io.acme"))
                .provides(PermissionProvider.class.getName(), List.of(PROVIDER))
                .build();

        assertThat(Registration.faults(module, PROVIDER)).isEmpty();
    }

    @Test
    void aModuleThatDoesNotIsToldTheLine() {
        ModuleDescriptor module = ModuleDescriptor.newModule("io.acme").build();

        assertThat(Registration.faults(module, PROVIDER))
                .containsExactly(
                        "module io.acme has no \"provides io.keyaudit.spi.PermissionProvider with " + PROVIDER + "\"");
    }

    @Test
    void theClassPathAndAutomaticModulesHaveNoDescriptorOfTheirOwn() {
        assertThat(Registration.faults(null, PROVIDER)).isEmpty();
        assertThat(Registration.faults(
                        ModuleDescriptor.newAutomaticModule("acme").build(), PROVIDER))
                .isEmpty();
    }
}
