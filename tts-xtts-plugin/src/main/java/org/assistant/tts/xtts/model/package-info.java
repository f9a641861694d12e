/**
 * The files of a converted model: their layout, dimensions, precision and speakers. The converter writes them and the engine reads
 * them; knows neither of the two.
 */
package org.assistant.tts.xtts.model;
