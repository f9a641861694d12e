/**
 * Makes what the engine loads out of a checkpoint of XTTS v2: the steps of a conversion, and the record of those that are done. Knows all
 * packages below it. No class of the engine knows this package or those below.
 */
package org.assistant.tts.xtts.conversion;
