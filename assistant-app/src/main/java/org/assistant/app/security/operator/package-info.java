/**
 * The operator's login: the password, sessions in cookies, waits after wrong passwords, and the authentication mechanism that the
 * server asks. Knows the audit package and the shared types of {@code security}; knows nothing of API keys.
 */
package org.assistant.app.security.operator;
