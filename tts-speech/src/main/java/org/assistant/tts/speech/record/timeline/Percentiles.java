package org.assistant.tts.speech.record.timeline;

/** Values below or at which half, 95 and 99 of a hundred measurements lie, exact to one per cent. */
public record Percentiles(long p50, long p95, long p99) {}
