package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** The settings that may change while the server runs, and who changed them. */
@Path("")
@ApplicationScoped
public class SettingsResource {}
