/** Which language a text is written in. */
package org.assistant.tts.language;
