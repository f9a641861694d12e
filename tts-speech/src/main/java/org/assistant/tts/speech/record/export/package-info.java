/** Reports as metrics and spans, on servers that support them. */
package org.assistant.tts.speech.record.export;
