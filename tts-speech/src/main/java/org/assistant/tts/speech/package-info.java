/**
 * Which engine speaks, and in what order; the one place that picks a backend.
 *
 * <p>Beans of the application have a second constructor, without arguments: their proxies need one.
 */
package org.assistant.tts.speech;
