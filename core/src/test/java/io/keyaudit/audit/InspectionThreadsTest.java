package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class InspectionThreadsTest {
    private final Thread thread = InspectionThreads.factory().newThread(() -> {});

    @Test
    void areNamedAndKeepNoJvmAlive() {
        assertThat(thread.getName()).startsWith("keyaudit-");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void areVirtualWhereThereAreVirtualThreads() throws ReflectiveOperationException {
        assertThat(Thread.class.getMethod("isVirtual").invoke(thread)).isEqualTo(true);
    }
}
