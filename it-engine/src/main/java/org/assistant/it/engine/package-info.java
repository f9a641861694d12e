/** An engine that does what its text says, so that a test decides when it is slow, fails, or does not let go. */
package org.assistant.it.engine;
