package org.assistant.tts.kokoro.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.network.ToneModel;
import org.assistant.tts.kokoro.network.WindowedToneModel;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.voices.VoiceExpression;
import org.assistant.tts.kokoro.voices.VoiceExpressionParser;
import org.assistant.tts.kokoro.voices.VoicePack;
import org.junit.jupiter.api.Test;

final class GrowingPieceTest {

    private static final Tokens TOKENS =
            Tokens.of("ðə bˈʊk ˌɔn ðə tˈAbᵊl bəlˈɔŋz tə mI sˈɪstəɹ, ænd ʃi wˈɔnts ɪt bˈæk bəfˌɔɹ ðə wˈikɛnd.");

    private static final VoiceExpression VOICE = new VoiceExpressionParser(Map.of()).parse("af_heart");
    private static final VoiceLevels LEVELS = new VoiceLevels(-20);

    private final WindowedToneModel network = new WindowedToneModel();

    private static PieceSound tones(float gain) {
        PieceSound utterance = new ToneModel().speak(TOKENS.padded(), new float[VoicePack.STYLE], 1);
        for (int i = 0; i < utterance.samples().length; i++) {
            utterance.samples()[i] *= gain;
        }
        return utterance;
    }

    private static float[] atOnce(PieceSound utterance) {
        float[] sound = SilenceTrimmer.trim(WordGaps.fit(utterance, TOKENS, 1), TOKENS);
        LEVELS.level(sound, VOICE);
        return sound;
    }

    private List<float[]> grown(PieceSound utterance) {
        GrowingPiece piece = new GrowingPiece(network.piece(utterance), TOKENS, 1, LEVELS, VOICE);
        List<float[]> parts = new ArrayList<>();
        for (Optional<float[]> part = piece.next(); part.isPresent(); part = piece.next()) {
            parts.add(part.get());
        }
        assertThat(piece.isOver()).isTrue();
        return parts;
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @Test
    void windows_soundAsThePieceMadeAtOnce() {
        assertThat(joined(grown(tones(1)))).isEqualTo(atOnce(tones(1)));
    }

    /** The limiter uses samples on the other side of a joint. */
    @Test
    void windowsThatAreTooLoud_areTurnedDownAsThePieceMadeAtOnce() {
        float[] grown = joined(grown(tones(4)));
        float[] atOnce = atOnce(tones(4));
        assertThat(grown).hasSameSizeAs(atOnce);
        for (int i = 0; i < grown.length; i++) {
            assertThat(grown[i]).isCloseTo(atOnce[i], within(1e-5f));
        }
    }

    @Test
    void firstPartIsShort_andLaterOnesAreLonger() {
        List<float[]> parts = grown(tones(1));
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.get(0).length).isBetween(PieceSound.SAMPLE_RATE / 10, PieceSound.SAMPLE_RATE / 2);
        assertThat(parts.get(1).length).isGreaterThan(parts.get(0).length);
    }

    @Test
    void silenceBeforeTheFirstSound_isNotMade() {
        PieceSound utterance = tones(1);
        GrowingPiece piece = new GrowingPiece(network.piece(utterance), TOKENS, 1, LEVELS, VOICE);
        piece.next();
        assertThat(network.made()).containsExactly("window");
    }

    @Test
    void silentPiece_isOverWithoutEnd() {
        assertThat(joined(grown(tones(0)))).hasSameSizeAs(atOnce(tones(0)));
    }
}
