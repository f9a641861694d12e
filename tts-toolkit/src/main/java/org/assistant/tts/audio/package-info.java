/** Audio in files and on the wire: containers, encoders, resampling. */
package org.assistant.tts.audio;
