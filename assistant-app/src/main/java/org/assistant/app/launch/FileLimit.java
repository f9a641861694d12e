package org.assistant.app.launch;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many files a process may open. Payara with too few of them ends with a stack trace that does not name the cause.
 *
 * @param files the most that this process, and each process that it starts, may open; negative for no limit
 */
record FileLimit(long files) {

    /** An idle server has 380 open; each client needs one more. */
    static final int NEEDED = 512;

    static FileLimit ofThisProcess() {
        return new FileLimit(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    /** @throws IllegalStateException if the limit is too low for a server */
    void check() {
        if (files >= 0 && files < NEEDED) {
            throw new IllegalStateException("the server may open " + files + " files and needs " + NEEDED
                    + " to start: raise the limit, for example by \"ulimit -n 4096\"");
        }
    }
}
