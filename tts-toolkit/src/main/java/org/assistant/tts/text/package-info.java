/** Text in sentences. */
package org.assistant.tts.text;
