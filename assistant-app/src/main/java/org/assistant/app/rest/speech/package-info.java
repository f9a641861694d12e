/** OpenAI's speech endpoint: the request, and the audio as a stream, a file or events. */
package org.assistant.app.rest.speech;
