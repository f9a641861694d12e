/** OpenAI's speech: the request, and the sound as a stream, a file or events. */
package org.assistant.app.rest.speech;
