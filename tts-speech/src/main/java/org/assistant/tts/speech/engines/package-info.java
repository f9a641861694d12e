/**
 * The engines of an application: which there are, which is in force and how operators switch it, whether they are warm and well,
 * what voices and words they learn, and how long a crowd waits for their sound. Knows the configuration and the record, and nothing of the
 * utterances that the engines speak.
 */
package org.assistant.tts.speech.engines;
