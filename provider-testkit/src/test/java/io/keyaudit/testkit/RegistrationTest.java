package io.keyaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.PermissionProvider;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final Registration PROVIDER = Registration.of(new SoundProvider());
    private static final String NAME = SoundProvider.class.getName();

    @Test
    void aModuleThatProvidesTheClassLacksNothing() {
        ModuleDescriptor module = ModuleDescriptor.newModule("io.acme")
                .packages(Set.of("io.acme"))
                .provides(PermissionProvider.class.getName(), List.of(NAME))
                .build();

        assertThat(PROVIDER.faults(module)).isEmpty();
    }

    @Test
    void aModuleThatDoesNotIsToldTheLine() {
        ModuleDescriptor module = ModuleDescriptor.newModule("io.acme").build();

        assertThat(PROVIDER.faults(module))
                .containsExactly(
                        "module io.acme has no \"provides io.keyaudit.spi.PermissionProvider with " + NAME + "\"");
    }

    @Test
    void theClassPathAndAutomaticModulesHaveNoDescriptorOfTheirOwn() {
        assertThat(PROVIDER.faults(null)).isEmpty();
        assertThat(PROVIDER.faults(ModuleDescriptor.newAutomaticModule("acme").build()))
                .isEmpty();
    }
}
