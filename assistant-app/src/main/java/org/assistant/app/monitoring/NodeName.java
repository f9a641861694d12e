package org.assistant.app.monitoring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.assistant.tts.speech.config.LiveConfig;

/** The name by which operators tell this server from others. */
public final class NodeName {

    private static final String HOST = host();

    private final LiveConfig config;

    public NodeName(LiveConfig config) {
        this.config = config;
    }

    /** The configured name, else the name of the host; empty if the host has none. */
    public String text() {
        String given = config.value(MonitoringSettings.NODE);
        return given.isEmpty() ? HOST : given;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return ""; // the host does not know its own name
        }
    }
}
