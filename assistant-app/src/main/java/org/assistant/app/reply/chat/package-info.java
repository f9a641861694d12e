/**
 * Replies from an OpenAI-compatible chat endpoint, behind {@link org.assistant.app.reply.ReplyGenerator}. The only package
 * that uses LangChain4j; no other package uses this one.
 */
package org.assistant.app.reply.chat;
