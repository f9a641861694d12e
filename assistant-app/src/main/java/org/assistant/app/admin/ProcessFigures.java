package org.assistant.app.admin;

import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.assistant.app.monitoring.OperatingSystem;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.JsonNumbers;

/** The memory, processor time, threads and files of the server's process as JSON; null for what the system does not report. */
final class ProcessFigures {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB_A_MB = 1024;
    private static final long BYTES_A_MB = 1 << 20;

    private ProcessFigures() {}

    static JsonObjectBuilder json() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        JsonObjectBuilder figures = Json.object();
        JsonNumbers.add(figures, "rss_mb", residentMegabytes());
        figures.add("heap_used_mb", heap.getUsed() / BYTES_A_MB).add("heap_max_mb", heap.getMax() / BYTES_A_MB);
        JsonNumbers.addUnlessNegative(
                figures,
                "cpu_load",
                OperatingSystem.attribute("ProcessCpuLoad")
                        .map(Number::doubleValue)
                        .orElse(-1.0));
        JsonNumbers.addUnlessNegative(figures, "system_load", system.getSystemLoadAverage());
        figures.add("cores", system.getAvailableProcessors())
                .add("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        JsonNumbers.add(
                figures,
                "open_files",
                OperatingSystem.attribute("OpenFileDescriptorCount")
                        .map(count -> OptionalLong.of(count.longValue()))
                        .orElseGet(OptionalLong::empty));
        return figures;
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
