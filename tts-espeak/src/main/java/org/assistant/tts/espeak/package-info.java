/**
 * The child program that owns eSpeak NG: text in, phonemes out, over standard input and output.
 *
 * <p>This program is free software under the GNU General Public License, version 3 or later.
 */
package org.assistant.tts.espeak;
