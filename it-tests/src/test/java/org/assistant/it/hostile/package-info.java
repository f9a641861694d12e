/** The kit that attacks servers which it starts itself, as a program and as a test. */
package org.assistant.it.hostile;
