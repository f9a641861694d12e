/** One fetch: the sources of each file in turn, until its SHA-256 is right. */
package org.assistant.tts.models.fetch;
