/**
 * The engines of an application: which exist, which is in force and how operators switch it, whether they are warm and healthy,
 * which voices and words they learn, and how long their listeners wait. Uses the configuration and the record, and knows
 * nothing of utterances.
 */
package org.assistant.tts.speech.engines;
