package org.assistant.tts.speech.record.timeline;

/** The 50th, 95th and 99th percentile of measurements, exact to one per cent. */
public record Percentiles(long p50, long p95, long p99) {}
