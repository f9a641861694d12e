/** Tests of the shipped WAR in a real Payara Micro from the outside: over HTTP, with real clients, in a browser. */
package org.assistant.it;
