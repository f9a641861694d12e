package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForClientsTest {

    @ParameterizedTest
    @CsvSource({
        "'no model is in /home/jane doe/.cache/tts/kokoro: 3 files', 'no model is in .../kokoro: 3 files'",
        "'models convert xtts /home/jane doe/ckpt', 'models convert xtts .../ckpt'",
        "'can''t read /srv/models/kokoro/onnx/model.onnx', 'can''t read .../model.onnx'",
        "'dir=/srv/models, \"/opt/tts/x\"', 'dir=.../models, \".../x\"'",
        "'C:\\models\\kokoro is missing', '...\\kokoro is missing'",
        "'java -jar assistant-app.war models fetch kokoro', 'java -jar assistant-app.war models fetch kokoro'",
        "'see https://example.org/a/b/c and/or onnx/model.onnx', 'see https://example.org/a/b/c and/or onnx/model.onnx'",
        "'/home/jane does/x is not the home', '.../jane does/x is not the home'"
    })
    void foldersAreLeftOut(String text, String expected) {
        assertThat(ForClients.words(text, "/home/jane doe")).isEqualTo(expected);
    }
}
