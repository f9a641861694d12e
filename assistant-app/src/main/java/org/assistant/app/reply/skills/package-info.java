/** Replies that need no language model. Knows nothing of speech, of the configuration, and of who asks. */
package org.assistant.app.reply.skills;
