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
    private Class<?> type() {
        return bench().provider().getClass();
    }

    @Test
    void theClassIsPublicAndHasAPublicConstructorWithoutParameters() {
        assertTrue(Modifier.isPublic(type().getModifiers()), () -> type().getName() + " is not public");
        assertTrue(
                Arrays.stream(type().getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0),
                () -> type().getName() + " has no public constructor without parameters");
    }

    @Test
    void aServiceFileNamesTheClass() throws IOException {
        assertTrue(
                Registration.serviceFileNames(type()),
                () -> "No file " + Registration.SERVICE_FILE + " names " + type().getName());
    }

    @Test
    void theModuleProvidesTheClass() {
        assertEquals(List.of(), Registration.faults(type().getModule().getDescriptor(), type().getName()));
    }
}
