/** Sound as samples: resampling, loudness and spectrum. Knows no file format and no encoder. */
package org.assistant.tts.audio.signal;
