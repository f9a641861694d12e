/**
 * Requests that are refused whoever sends them: for a path, a host name or a port on which the server does not answer; and the
 * warning that the server is reached without protection. Knows whether a password and API keys are set, and the shared types of
 * {@code security}.
 */
package org.assistant.app.security.firewall;
