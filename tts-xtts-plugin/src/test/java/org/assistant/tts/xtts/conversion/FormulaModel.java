package org.assistant.tts.xtts.conversion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.TorchZip;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * Writes a folder like that of a user of XTTS v2: a checkpoint from a formula, its configuration, a vocabulary, built-in
 * speakers, and the recording that the reference used. It contains no real person's voice.
 */
public final class FormulaModel {

    /** Files that the reference wrote for the small model. */
    private static final List<String> REFERENCE = List.of(
            "cond_mel_chunk0.npy",
            "cond_init.npy",
            "cond_attn0.npy",
            "cond_attn1.npy",
            "cond_attn2.npy",
            "cond_attn3.npy",
            "cond_attn4.npy",
            "cond_attn5.npy",
            "cond_perceiver.npy",
            "gpt_cond_latent.npy",
            "speaker_embedding.npy",
            "prefill_logits_last.npy",
            "prefill_latent_last.npy",
            "codes_greedy.npy",
            "latents_ar.npy",
            "wav_from_latents.npy",
            "manifest.json");

    private static final int CLIP_RATE = 22_050;
    private static final int CLIP_SAMPLES = (int) (3.2 * CLIP_RATE);
    private static final int WAV_HEADER = 44;

    /** Languages of the published model, in its order. */
    private static final List<String> LANGUAGES = List.of(
            "en", "es", "fr", "de", "it", "pt", "pl", "tr", "ru", "nl", "cs", "ar", "zh-cn", "hu", "ko", "ja", "hi");

    /** Id of the first language's token in the small vocabulary. */
    private static final int FIRST_LANGUAGE = 240;

    private static final int START = 261;

    private FormulaModel() {}

    /** Writes the small model, with the output of the reference for it, into {@code folder}. */
    public static void write(Path folder) throws IOException {
        write(folder, FormulaCheckpoint.Size.SMALL);
        for (String file : REFERENCE) {
            Files.write(folder.resolve(file), resource("/org/assistant/tts/xtts/formula/" + file));
        }
    }

    /** Writes a model of the published size, 1.9 GB, into {@code folder}. */
    public static void writePublishedSize(Path folder) throws IOException {
        write(folder, FormulaCheckpoint.Size.PUBLISHED);
    }

    private static void write(Path folder, FormulaCheckpoint.Size size) throws IOException {
        XttsLayout layout = new XttsLayout(Files.createDirectories(folder));
        FormulaCheckpoint checkpoint = new FormulaCheckpoint(size);
        TorchZip zip = new TorchZip();
        checkpoint.shapes().forEach((name, shape) -> zip.floats(name, shape, checkpoint.floats(name)));
        zip.write(layout.checkpoint(), "archive/", zip.trained());
        ObjectMapper json = new ObjectMapper();
        json.writeValue(layout.config().toFile(), config(json.createObjectNode(), size));
        json.writeValue(layout.vocabulary().toFile(), vocabulary(json.createObjectNode()));
        Files.write(folder.resolve("ref.wav"), clip());
    }

    private static ObjectNode config(ObjectNode config, FormulaCheckpoint.Size size) {
        boolean small = size.equals(FormulaCheckpoint.Size.SMALL);
        config.putObject("model_args")
                .put("gpt_layers", size.layers())
                .put("gpt_n_model_channels", size.width())
                .put("gpt_n_heads", size.heads())
                .put("gpt_number_text_tokens", size.textVocabulary())
                .put("gpt_num_audio_tokens", size.audioVocabulary())
                .put("gpt_start_audio_token", size.audioVocabulary() - 2)
                .put("gpt_stop_audio_token", size.audioVocabulary() - 1)
                .put("gpt_max_text_tokens", size.textPositions() - 2)
                .put("gpt_max_audio_tokens", size.audioPositions() - 3)
                .put("gpt_use_perceiver_resampler", true)
                .put("decoder_input_dim", size.width());
        config.put("temperature", 0.75)
                .put("repetition_penalty", 5.0)
                .put("top_k", 50)
                .put("top_p", 0.85)
                .put("gpt_cond_len", 30)
                .put("gpt_cond_chunk_len", small ? 2 : 4)
                .put("max_ref_len", 30);
        ArrayNode languages = config.putArray("languages");
        LANGUAGES.forEach(languages::add);
        return config;
    }

    /** A vocabulary of the languages' characters, with almost no merges. */
    private static ObjectNode vocabulary(ObjectNode file) {
        ObjectNode model = file.putObject("model").put("type", "BPE").put("unk_token", "[UNK]");
        ObjectNode vocab = model.putObject("vocab");
        vocab.put("[STOP]", 0).put("[UNK]", 1).put("[SPACE]", 2);
        String characters =
                "!'(),-.:;?abcdefghijklmnopqrstuvwxyz0123456789áéíóúàèìòùâêîôûäëïöüãõåçñčďěňřšťůýžąćęłńśźżğışőűß"
                        + "абвгдежзийклмнопрстуфхцчшщъыьэюяءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
                        + "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह";
        int id = 3;
        for (int character : characters.codePoints().toArray()) {
            vocab.put(Character.toString(character), id++);
        }
        model.putArray("merges").add("t h").add("e r").add("t h");
        vocab.put("th", id++).put("er", id++);
        for (int i = 0; i < LANGUAGES.size(); i++) {
            vocab.put("[" + LANGUAGES.get(i) + "]", FIRST_LANGUAGE + i);
        }
        vocab.put("[START]", START);
        ArrayNode added = file.putArray("added_tokens");
        vocab.properties().stream()
                .filter(token -> token.getKey().startsWith("["))
                .forEach(token -> added.addObject()
                        .put("id", token.getValue().intValue())
                        .put("content", token.getKey())
                        .put("special", true));
        if (id > FIRST_LANGUAGE) {
            throw new IllegalStateException("too many characters: " + id);
        }
        return file;
    }

    /** The recording: 3.2 s of a swelling buzz, in integers so that Java and Python agree on every sample. */
    public static byte[] clip() {
        ByteBuffer wav =
                ByteBuffer.allocate(WAV_HEADER + CLIP_SAMPLES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(wav.capacity() - 8);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(CLIP_RATE).putInt(2 * CLIP_RATE);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(CLIP_SAMPLES * Short.BYTES);
        for (long n = 0; n < CLIP_SAMPLES; n++) {
            long saw = n * 131 % 22_050 - 11_025;
            long slow = Math.abs(n * 3 % 44_100 - 22_050);
            long rough = Math.floorDiv(n * 1_103_515_245L + 12_345, 65_536L) % 2001 - 1000;
            wav.putShort((short) (Math.floorDiv(saw * slow, 22_050L) + Math.floorDiv(rough, 4L)));
        }
        return wav.array();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = FormulaModel.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
