/** Attacks by whole requests: guesses, crowds, keys and cookies that are over, names and paths of elsewhere. */
package org.assistant.it.hostile.caller;
