package io.keyaudit.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time of this process, which does not depend on what else the machine does. */
final class ProcessorTime {
    private ProcessorTime() {}

    /** Returns what all threads have used since the process began, in user and system mode. */
    static long nanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
