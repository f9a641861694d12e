/**
 * Decodes recordings in the formats that people upload, within limits: FLAC, MP3, MP4, Ogg and WAV to mono samples. Independent
 * of voices and of the network.
 */
package org.assistant.tts.xtts.clips;
