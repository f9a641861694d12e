/** Reports as metrics and spans, for the servers that have them. */
package org.assistant.tts.speech.record.export;
