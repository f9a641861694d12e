/** Reports of the last day by time, and the verdict on the last minutes. */
package org.assistant.tts.speech.record.timeline;
