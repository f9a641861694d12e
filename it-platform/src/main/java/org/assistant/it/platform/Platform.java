package org.assistant.it.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the platform's resources are. */
@ApplicationPath("/")
public class Platform extends Application {}
