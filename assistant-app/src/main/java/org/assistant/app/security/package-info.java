/** Who may do what: the operator's login, API keys with their limits, what browsers may load and send. */
package org.assistant.app.security;
