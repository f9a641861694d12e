/** What the assistant says, as text that grows. */
package org.assistant.app.reply;
