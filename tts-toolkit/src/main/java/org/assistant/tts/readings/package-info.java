/** Readings of Chinese characters in Japanese and Chinese, from dictionaries that all engines share. */
package org.assistant.tts.readings;
