/** Shared parts of all sources: their surroundings, limits on their data, and the reasons of their failures. */
package org.assistant.tts.models.sources;
