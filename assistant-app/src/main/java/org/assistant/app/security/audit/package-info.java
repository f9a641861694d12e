/**
 * The audit log of what operators and clients did, and the ids by which requests are found in the server's log. Knows the shared
 * types of {@code security} and nothing of logins, keys and pages.
 */
package org.assistant.app.security.audit;
