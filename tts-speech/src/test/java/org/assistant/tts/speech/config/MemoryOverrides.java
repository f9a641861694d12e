package org.assistant.tts.speech.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Overrides that are lost with this object. */
public final class MemoryOverrides implements Overrides {

    private OverrideState state = OverrideState.NOTHING;
    private boolean full;

    /** Sets whether storing fails from now on. */
    public synchronized void pretendFull(boolean full) {
        this.full = full;
    }

    @Override
    public synchronized Map<String, String> values() {
        return state.values();
    }

    @Override
    public synchronized void set(String key, String text, String from, String who) {
        keep(new Change(Instant.EPOCH, who, key, from, Optional.of(text)));
    }

    @Override
    public synchronized void reset(String key, String from, String who) {
        if (state.values().containsKey(key)) {
            keep(new Change(Instant.EPOCH, who, key, from, Optional.empty()));
        }
    }

    private void keep(Change change) {
        if (full) {
            throw new UncheckedIOException("can't keep the change", new IOException("no space left"));
        }
        state = state.after(change);
    }

    @Override
    public synchronized List<Change> history() {
        return state.history();
    }
}
