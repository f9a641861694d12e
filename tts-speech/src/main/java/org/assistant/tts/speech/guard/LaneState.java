package org.assistant.tts.speech.guard;

/**
 * The load of an engine that must keep a latency budget, at one moment.
 *
 * @param engine its name
 * @param budgetMillis longest time to the first sound of a sentence
 * @param width sentences that it may speak at once
 * @param running sentences that it speaks now
 * @param queueLimit sentences that may wait
 * @param waiting sentences that wait now
 * @param estimatedWaitMillis how long the next sentence would wait, at the measured speed
 * @param breakerOpen whether it is not called after too many failures
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
