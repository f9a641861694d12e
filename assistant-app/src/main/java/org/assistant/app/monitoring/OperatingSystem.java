package org.assistant.app.monitoring;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;

/** What the virtual machine reports of its operating system and process. */
public final class OperatingSystem {

    private OperatingSystem() {}

    /**
     * The attribute {@code name}; nothing if this virtual machine does not have it. Read by its name, since WildFly hides the types
     * of {@code com.sun} from applications.
     */
    public static Optional<Number> attribute(String name) {
        try {
            Object value = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(ManagementFactory.getOperatingSystemMXBean().getObjectName(), name);
            return value instanceof Number number ? Optional.of(number) : Optional.empty();
        } catch (JMException e) {
            return Optional.empty();
        }
    }
}
