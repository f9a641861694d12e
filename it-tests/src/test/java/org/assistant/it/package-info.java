/**
 * Tests of the shipped WAR in a real Payara Micro from the outside: over HTTP, with real clients, in a browser. This package
 * has the tools, servers and clients, which know no test, and the rules of the architecture; {@code cloning} has those for
 * XTTS. The tests are in packages by subject, which do not know each other.
 */
package org.assistant.it;
