/** The child program that owns eSpeak NG: text lines in, phoneme lines out. */
package org.assistant.tts.espeak;
