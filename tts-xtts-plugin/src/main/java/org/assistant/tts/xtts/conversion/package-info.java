/**
 * Makes the files that the engine loads from a checkpoint of XTTS v2: the steps of a conversion, and the record of finished ones.
 * Depends on all packages below it. No class of the engine depends on this package or those below.
 */
package org.assistant.tts.xtts.conversion;
