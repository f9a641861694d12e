/** Audio in files and on the wire: the formats and their encoders. Resamples with {@code signal}. */
package org.assistant.tts.audio;
