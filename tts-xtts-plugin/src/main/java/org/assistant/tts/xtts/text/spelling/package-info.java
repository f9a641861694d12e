/**
 * The spelling of the network: lower case, and Latin letters for Chinese, Japanese and Korean. Depends on {@code text.words}, not
 * on the pieces.
 */
package org.assistant.tts.xtts.text.spelling;
