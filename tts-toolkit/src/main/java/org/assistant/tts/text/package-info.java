/** Text in sentences, and where in it those end that are spoken. */
package org.assistant.tts.text;
