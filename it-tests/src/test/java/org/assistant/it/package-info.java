/** The shipped WAR in a real Payara Micro, seen from outside: over HTTP, by real clients, in a browser. */
package org.assistant.it;
