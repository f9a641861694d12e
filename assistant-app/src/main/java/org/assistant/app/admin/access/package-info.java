/**
 * Who may use the server: the operator's login and logout, API keys, and the audit log of what was done. Knows {@code security};
 * of the console it knows how happenings are written and how a refused change is answered.
 */
package org.assistant.app.admin.access;
