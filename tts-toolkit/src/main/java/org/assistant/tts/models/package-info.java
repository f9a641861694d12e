/** Model files: their description, their sources, and whether they are complete. */
package org.assistant.tts.models;
