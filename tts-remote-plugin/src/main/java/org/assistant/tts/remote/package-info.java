/** Another server as an engine: a node of this application, or any server with OpenAI's speech API. */
package org.assistant.tts.remote;
