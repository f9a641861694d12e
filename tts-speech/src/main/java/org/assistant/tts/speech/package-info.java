/**
 * Which engine speaks, and who steps in. {@link org.assistant.tts.speech.SwitchedEngine} is what an application injects; {@link
 * org.assistant.tts.speech.SpeechService} is for those who want to know more about what they have spoken.
 *
 * <p>Beans here have a second constructor, without arguments: their proxies need one.
 */
package org.assistant.tts.speech;
