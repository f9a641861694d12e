/**
 * The voice of an application. {@link org.assistant.tts.speech.SwitchedEngine} is what an application injects; {@link
 * org.assistant.tts.speech.SpeechService} offers more control and more information. Uses all packages below it: its beans warm
 * the engines up, report health and end the utterances when the server stops.
 *
 * <p>Beans here and below have a second constructor, without arguments, which their proxies need.
 */
package org.assistant.tts.speech;
