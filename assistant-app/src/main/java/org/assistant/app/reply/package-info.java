/** The assistant's replies: written piece by piece and spoken at the same time. */
package org.assistant.app.reply;
