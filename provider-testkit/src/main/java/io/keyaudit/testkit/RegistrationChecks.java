package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The provider is found through ServiceLoader, on the class path and on the module path. */
abstract class RegistrationChecks extends Checks {
    private Registration registration() {
        return Registration.of(bench().provider());
    }

    @Test
    void theClassIsPublicAndHasAPublicConstructorWithoutParameters() {
        Class<?> type = registration().type();
        assertTrue(Modifier.isPublic(type.getModifiers()), () -> type.getName() + " is not public");
        assertTrue(
                Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0),
                () -> type.getName() + " has no public constructor without parameters");
    }

    @Test
    void aServiceFileNamesTheClass() throws IOException {
        Registration registration = registration();
        assertTrue(
                registration.serviceFileNamesIt(),
                () -> "No file " + registration.serviceFile() + " names "
                        + registration.type().getName());
    }

    @Test
    void theModuleProvidesTheClass() {
        Registration registration = registration();
        assertEquals(
                List.of(), registration.faults(registration.type().getModule().getDescriptor()));
    }
}
