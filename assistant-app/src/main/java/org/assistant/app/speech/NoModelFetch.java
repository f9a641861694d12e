package org.assistant.app.speech;

import jakarta.enterprise.context.ApplicationScoped;
import org.assistant.tts.models.Progress;

/** Fetches nothing. */
@ApplicationScoped
class NoModelFetch implements ModelFetch {

    @Override
    public void fetch(String engine, Progress progress) {}
}
