/** The letters of the network: small letters, and Latin ones for Chinese, Japanese and Korean. Knows the words, not the pieces. */
package org.assistant.tts.xtts.text.spelling;
