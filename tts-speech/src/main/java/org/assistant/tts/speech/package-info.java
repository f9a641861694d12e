/**
 * The voice of an application. {@link org.assistant.tts.speech.SwitchedEngine} is what an application injects; {@link
 * org.assistant.tts.speech.SpeechService} is for those who want to know more about what they have spoken. Knows all packages below it:
 * its beans warm the engines up, report health and end the utterances when the server stops.
 *
 * <p>Beans here and below have a second constructor, without arguments: their proxies need one.
 */
package org.assistant.tts.speech;
