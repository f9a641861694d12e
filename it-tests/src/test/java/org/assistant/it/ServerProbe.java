package org.assistant.it;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Measures the memory, threads and files of a server on this machine. Linux only. */
public final class ServerProbe implements AutoCloseable {

    private static final long MEGABYTE = 1 << 20;

    private final ProcessHandle process;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private ServerProbe(ProcessHandle process, JMXConnector connector) throws IOException {
        this.process = process;
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /** Attaches to the Java virtual machine {@code process}. */
    @SuppressWarnings("BanJNDI") // the address comes from our own server, not from a user
    public static ServerProbe attach(ProcessHandle process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            return new ServerProbe(process, JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException e) {
            throw new IOException("attaching to process " + process.pid(), e);
        }
    }

    /** Physical memory of the server. */
    public long residentMegabytes() throws IOException {
        return resident(process);
    }

    /** Physical memory of the server's child processes. */
    public long childrenMegabytes() throws IOException {
        long sum = 0;
        for (ProcessHandle child : process.descendants().toList()) {
            sum += resident(child);
        }
        return sum;
    }

    /** The number of the server's running child processes. */
    public long children() {
        return process.descendants().count();
    }

    /** Runs a full collection and returns the heap in use. */
    public long heapMegabytesAfterCollection() throws IOException {
        MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    public int threads() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
                .getThreadCount();
    }

    public long openFiles() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                        beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }

    /** The number of threads by name, with digits replaced. */
    public SortedMap<String, Integer> threadNames() throws IOException {
        ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        SortedMap<String, Integer> names = new TreeMap<>();
        for (ThreadInfo thread : threads.dumpAllThreads(false, false, 0)) {
            names.merge(thread.getThreadName().replaceAll("[0-9]+", "#"), 1, Integer::sum);
        }
        return names;
    }

    /** The number of threads in {@code method}, given as simple class name, dot and method name. */
    public long threadsIn(String method) throws IOException {
        ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).endsWith("." + method)))
                .count();
    }

    public int loadedClasses() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                        beans, ManagementFactory.CLASS_LOADING_MXBEAN_NAME, ClassLoadingMXBean.class)
                .getLoadedClassCount();
    }

    /** The number of threads in {@code method} of a class whose name ends with {@code className}. */
    public long threadsIn(String className, String method) throws IOException {
        ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(call -> call.getMethodName().equals(method)
                                && call.getClassName().endsWith(className)))
                .count();
    }

    /** The peak heap since {@link #forgetPeak}. */
    public long peakHeapMegabytes() throws IOException {
        long sum = 0;
        for (MemoryPoolMXBean pool : heapPools()) {
            sum += pool.getPeakUsage().getUsed();
        }
        return sum / MEGABYTE;
    }

    public void forgetPeak() throws IOException {
        for (MemoryPoolMXBean pool : heapPools()) {
            pool.resetPeakUsage();
        }
    }

    private List<MemoryPoolMXBean> heapPools() throws IOException {
        return ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType().equals(MemoryType.HEAP))
                .toList();
    }

    /** The number of reachable objects of the class {@code name}, of every class loader. */
    public long instances(String name) throws IOException {
        String histogram = diagnose("gcClassHistogram");
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(row -> row.length > 3 && row[3].equals(name))
                .mapToLong(row -> Long.parseLong(row[1]))
                .sum();
    }

    /** The number of mapped copies of the library {@code name}. */
    public long mapped(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "maps")).stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(row -> row.length > 5 && row[5].contains(name))
                .map(row -> row[5])
                .distinct()
                .count();
    }

    @SuppressWarnings("BanJNDI") // an operation of the server's own virtual machine
    private String diagnose(String operation) throws IOException {
        try {
            return (String) beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    operation,
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IOException("asking for " + operation, e);
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }

    private static long resident(ProcessHandle process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }
}
