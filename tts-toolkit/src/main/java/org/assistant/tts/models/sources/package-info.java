/** What every source needs: the machine around it, bounds on what it sends, and why it failed. */
package org.assistant.tts.models.sources;
