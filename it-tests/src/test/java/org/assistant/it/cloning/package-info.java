/** A server with a small XTTS, the files of its model, and recordings to clone. Knows the tools above it and no test. */
package org.assistant.it.cloning;
