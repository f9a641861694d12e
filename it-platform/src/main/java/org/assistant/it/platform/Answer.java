package org.assistant.it.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.AttributedSink;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.Pcm;

/** The sound of an answer, and the engine that spoke it. For one thread. */
final class Answer implements AttributedSink {

    private final List<Pcm> sound = new ArrayList<>();
    private String speaker = "";

    @Override
    public void spokenBy(String engine, Optional<Cause> fallback) {
        speaker = engine + fallback.map(cause -> ", " + cause.word()).orElse("");
    }

    @Override
    public void accept(Pcm piece) {
        sound.add(piece);
    }

    /** The engine, and the cause of a fallback if there was one. */
    String speaker() {
        return speaker;
    }

    byte[] wav(int sampleRate) {
        return AudioFormat.WAV.encode(Pcm.concat(sound, sampleRate));
    }
}
