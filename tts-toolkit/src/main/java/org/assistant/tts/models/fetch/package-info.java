/** Fetches files: tries the sources of each in turn until its SHA-256 is right. */
package org.assistant.tts.models.fetch;
