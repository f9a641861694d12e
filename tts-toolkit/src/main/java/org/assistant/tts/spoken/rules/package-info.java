/** Spoken forms of Japanese and Chinese, which have no spaces: a file of rules for each language, tried in order. */
package org.assistant.tts.spoken.rules;
