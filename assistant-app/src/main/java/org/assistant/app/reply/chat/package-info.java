/**
 * Replies from an OpenAI-compatible chat endpoint, behind {@link org.assistant.app.reply.ReplyGenerator}. Alone knows LangChain4j;
 * nobody knows this package.
 */
package org.assistant.app.reply.chat;
