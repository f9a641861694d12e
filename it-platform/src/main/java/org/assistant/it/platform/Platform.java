package org.assistant.it.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The root of the platform's resources. */
@ApplicationPath("/")
public class Platform extends Application {}
