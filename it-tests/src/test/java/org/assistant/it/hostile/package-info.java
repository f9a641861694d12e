/** The kit that attacks a server of its own, as a program and as a test. */
package org.assistant.it.hostile;
