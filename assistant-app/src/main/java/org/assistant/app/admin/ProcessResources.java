package org.assistant.app.admin;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.assistant.app.monitoring.OperatingSystem;
import org.assistant.app.rest.body.JsonNumbers;

/**
 * The memory, processor time, threads and files of the server's process; empty for what the system does not report.
 *
 * @param rssMb resident memory
 * @param cpuLoad of the process, 0 to 1
 * @param systemLoad average of the last minute
 */
record ProcessResources(
        OptionalLong rssMb,
        long heapUsedMb,
        long heapMaxMb,
        Optional<BigDecimal> cpuLoad,
        Optional<BigDecimal> systemLoad,
        int cores,
        int threads,
        Optional<Long> openFiles) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB_A_MB = 1024;
    private static final long BYTES_A_MB = 1 << 20;

    static ProcessResources now() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new ProcessResources(
                residentMegabytes(),
                heap.getUsed() / BYTES_A_MB,
                heap.getMax() / BYTES_A_MB,
                OperatingSystem.attribute("ProcessCpuLoad")
                        .flatMap(load -> JsonNumbers.unlessNegative(load.doubleValue())),
                JsonNumbers.unlessNegative(system.getSystemLoadAverage()),
                system.getAvailableProcessors(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                OperatingSystem.attribute("OpenFileDescriptorCount").map(Number::longValue));
    }

    private static OptionalLong residentMegabytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_A_MB)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // only Linux has the file
        }
    }
}
