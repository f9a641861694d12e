package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoadingTest {

    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void noMemory_isUnavailable_andTheNextWhoAsksTriesAgain() {
        AtomicBoolean narrow = new AtomicBoolean(true);
        Loading<String> loading = new Loading<>(
                "it",
                progress -> {
                    if (narrow.getAndSet(false)) {
                        throw new OutOfMemoryError("no room");
                    }
                    return "the model";
                },
                model -> {},
                "",
                threads);
        assertThatThrownBy(loading::model)
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("no room");
        assertThat(loading.state()).isInstanceOf(EngineState.Unavailable.class);
        assertThat(loading.model()).isEqualTo("the model");
        assertThat(loading.state()).isEqualTo(new EngineState.Ready());
    }
}
