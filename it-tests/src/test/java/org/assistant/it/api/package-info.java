/** Tests of the API as its clients use it: speech, voices, phonemes, replies, the WebSocket, and requests with mistakes. */
package org.assistant.it.api;
