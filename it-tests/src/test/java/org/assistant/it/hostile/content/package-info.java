/** Attacks by what a request or a file holds. */
package org.assistant.it.hostile.content;
