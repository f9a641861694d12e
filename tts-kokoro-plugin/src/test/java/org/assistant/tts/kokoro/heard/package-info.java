/** Tests and benchmarks of Kokoro's finished speech, as a listener or a speech recogniser hears it. */
package org.assistant.tts.kokoro.heard;
