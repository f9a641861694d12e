/**
 * Speech that shows how large the vocoder's values become, made by the checkpoint itself, and the measure of how near a vocoder in
 * eight bits comes to the one in float32. Knows the checkpoint and the graphs; runs what was converted.
 */
package org.assistant.tts.xtts.conversion.calibration;
