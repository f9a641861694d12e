/**
 * Speech made by the checkpoint itself that shows the peaks of the vocoder's values, and the measure of the accuracy of a vocoder
 * in eight bits. Depends on the checkpoint and the graphs; runs converted graphs.
 */
package org.assistant.tts.xtts.conversion.calibration;
