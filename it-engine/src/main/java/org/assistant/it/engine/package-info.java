/** An engine that follows instructions in its text, so that a test decides when it is slow, fails, or ignores an interrupt. */
package org.assistant.it.engine;
