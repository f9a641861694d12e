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

    @ParameterizedTest
    @CsvSource({
        "'the text has nothing; give words', 'The text has nothing; give words.'",
        "'speed must be between 0.5 and 2.0', 'Speed must be between 0.5 and 2.0.'",
        "'can''t write', 'Can''t write.'",
        "'said, not meant', 'Said, not meant.'",
        "'Japanese (ja) can''t be spoken', 'Japanese (ja) can''t be spoken.'",
        "'tts.backend is \"x\"', 'The setting tts.backend is \"x\".'",
        "'eSpeak NG is off', 'eSpeak NG is off.'",
        "'response_format is missing', 'response_format is missing.'",
        "'\"x\" is no voice', '\"x\" is no voice.'",
        "'https://a.example/b is down', 'https://a.example/b is down.'",
        "'.../model.onnx is missing', '.../model.onnx is missing.'",
        "'3 of its letters', '3 of its letters.'",
        "'Done.', 'Done.'",
        "'is it?', 'Is it?'",
        "'send \"Bearer KEY\"', 'Send \"Bearer KEY\".'",
        "'it said \"no.\"', 'It said \"no.\"'",
        "' two lines\n', 'Two lines.'",
        "'no model is in .../kokoro; java -jar a.war models fetch kokoro', 'No model is in .../kokoro; java -jar a.war models fetch kokoro'",
        "'', ''"
    })
    void message_isASentence(String message, String expected) {
        assertThat(ForClients.sentence(message)).isEqualTo(expected);
    }
}
