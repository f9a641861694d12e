/** Attacks with the content of a request or a file. */
package org.assistant.it.hostile.content;
