/** Reports of what happened, and the classes that keep and show them. Uses no other package of the application. */
package org.assistant.tts.speech.record;
