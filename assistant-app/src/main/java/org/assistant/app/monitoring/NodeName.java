package org.assistant.app.monitoring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.assistant.tts.speech.config.LiveConfig;

/** What this server is called among others. */
public final class NodeName {

    private static final String HOST = host();

    private final LiveConfig config;

    public NodeName(LiveConfig config) {
        this.config = config;
    }

    /** The name that an operator gave it, else that of its host; empty if that has none. */
    public String text() {
        String given = config.value(MonitoringSettings.NODE);
        return given.isEmpty() ? HOST : given;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return ""; // a host that does not know its own name
        }
    }
}
