package org.assistant.tts.speech.guard;

/**
 * How busy an engine that must keep a latency budget is, as it stood at one moment.
 *
 * @param engine its name
 * @param budgetMillis longest time to the first sound of a sentence
 * @param width sentences that it may speak at once
 * @param running sentences that it speaks
 * @param queueLimit sentences that may wait
 * @param waiting sentences that wait
 * @param estimatedWaitMillis how long the next sentence would wait, from the speed that was measured
 * @param breakerOpen whether it is left alone after too many failures
 */
public record LaneState(
        String engine,
        long budgetMillis,
        int width,
        int running,
        int queueLimit,
        int waiting,
        long estimatedWaitMillis,
        boolean breakerOpen) {}
