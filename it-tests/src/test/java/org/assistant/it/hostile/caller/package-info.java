/** Attacks with complete requests: guesses, crowds, expired keys and cookies, foreign names and paths. */
package org.assistant.it.hostile.caller;
