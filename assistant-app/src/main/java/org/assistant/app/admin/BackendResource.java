package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** The engine in force, and the switch. */
@Path("backend")
@ApplicationScoped
public class BackendResource {}
