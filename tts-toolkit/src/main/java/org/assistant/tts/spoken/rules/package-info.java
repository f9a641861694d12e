/** Spoken forms of Japanese and Chinese, which have no spaces: a file of rules a language, tried in its order. */
package org.assistant.tts.spoken.rules;
