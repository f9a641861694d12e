/** A conversation over a WebSocket: replies are spoken while they are written, and cut when the listener speaks. */
package org.assistant.app.live;
