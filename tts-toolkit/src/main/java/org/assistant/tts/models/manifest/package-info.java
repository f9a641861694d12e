/** The contents of a model: its files with size and SHA-256, and the sources of each. */
package org.assistant.tts.models.manifest;
