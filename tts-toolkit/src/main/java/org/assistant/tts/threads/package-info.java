/** How an engine works on threads of its own: the model loaded once, runs in a lane, the next piece made ahead. */
package org.assistant.tts.threads;
