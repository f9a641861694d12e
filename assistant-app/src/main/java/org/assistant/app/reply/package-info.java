/**
 * The assistant's replies: written piece by piece and spoken at the same time. Uses {@code skills}, and knows nothing of the
 * language model behind {@link org.assistant.app.reply.ReplyGenerator}.
 */
package org.assistant.app.reply;
