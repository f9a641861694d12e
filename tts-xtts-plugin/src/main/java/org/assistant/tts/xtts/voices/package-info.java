/**
 * Cloned voices: learnt from clips whose speech was measured, and kept in folders. Depends on the decoding of clips and on the
 * encoding of speakers.
 */
package org.assistant.tts.xtts.voices;
