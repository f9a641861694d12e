/** A conversation over a WebSocket: replies are written and spoken at once, and cut off when the listener speaks. */
package org.assistant.app.live;
