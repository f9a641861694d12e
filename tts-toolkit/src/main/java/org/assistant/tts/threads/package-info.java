/** Threads of an engine: loads the model once, limits concurrent runs, and shares them out in turns. */
package org.assistant.tts.threads;
