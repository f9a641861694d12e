/**
 * Tests of what the server depends on: engines, other servers and language models that are late, fail or end; and of the server's
 * own end.
 */
package org.assistant.it.faults;
