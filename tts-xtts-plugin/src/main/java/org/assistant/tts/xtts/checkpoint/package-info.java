/** Makes what the engine loads out of a checkpoint of XTTS v2. No class of the engine knows this package. */
package org.assistant.tts.xtts.checkpoint;
