package org.assistant.app.launch;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many files a process may open. Payara without enough of them ends with a stack trace that does not say why.
 *
 * @param files that this process may open, and each one that it starts; negative for any number
 */
record FileLimit(long files) {

    /** A server at rest has 380 open; each client needs one more. */
    static final int NEEDED = 512;

    static FileLimit ofThisProcess() {
        return new FileLimit(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    /** @throws IllegalStateException if a server can't start with it */
    void check() {
        if (files >= 0 && files < NEEDED) {
            throw new IllegalStateException("the server may open " + files + " files and needs " + NEEDED
                    + " to start: raise the limit, for example by \"ulimit -n 4096\"");
        }
    }
}
