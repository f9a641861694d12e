package org.assistant.tts.speech.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.Test;

final class NearestVoiceTest {

    private static final Voice ANN = new Voice("ann", "Ann", Locale.US, Voice.Sex.FEMALE);
    private static final Voice BEA = new Voice("bea", "Bea", Locale.US, Voice.Sex.FEMALE);
    private static final Voice CAL = new Voice("cal", "Cal", Locale.US, Voice.Sex.MALE);
    private static final Voice DAN = new Voice("dan", "Dan", Locale.UK, Voice.Sex.MALE);
    private static final Voice EVE = new Voice("eve", "Eve", Locale.FRENCH, Voice.Sex.FEMALE);

    private final Choir choir = new Choir(BEA)
            .with(ANN, 180)
            .with(BEA, 220)
            .with(CAL, 120)
            .with(DAN, 90)
            .with(EVE, 200);

    @Test
    void sameSex_evenIfAnotherIsNearerInPitch() {
        assertThat(nearest(Voice.Sex.MALE, 180, Locale.ENGLISH)).contains(CAL);
        assertThat(nearest(Voice.Sex.FEMALE, 120, Locale.ENGLISH)).contains(ANN);
    }

    @Test
    void unknownSex_pitchDecides() {
        assertThat(nearest(Voice.Sex.UNKNOWN, 95, Locale.ENGLISH)).contains(DAN);
        assertThat(nearest(Voice.Sex.UNKNOWN, 240, Locale.ENGLISH)).contains(BEA);
    }

    @Test
    void pitch_isComparedInOctaves() {
        // 147 Hz is 27 below ANN's 174 and 27 above CAL's 120, yet nearer to ANN in octaves.
        Choir two = new Choir(CAL).with(ANN, 174).with(CAL, 120);
        assertThat(NearestVoice.of(voice(Voice.Sex.UNKNOWN), OptionalDouble.of(147), Locale.ENGLISH, two))
                .contains(ANN);
    }

    @Test
    void nothingKnown_theDefault() {
        assertThat(NearestVoice.of(voice(Voice.Sex.UNKNOWN), OptionalDouble.empty(), Locale.ENGLISH, choir))
                .contains(BEA);
        assertThat(NearestVoice.of(voice(Voice.Sex.FEMALE), OptionalDouble.empty(), Locale.ENGLISH, choir))
                .contains(BEA);
    }

    @Test
    void nothingKnownAndTheDefaultDoesNotFit_theFirstById() {
        assertThat(NearestVoice.of(voice(Voice.Sex.MALE), OptionalDouble.empty(), Locale.ENGLISH, choir))
                .contains(CAL);
    }

    @Test
    void countryIsAskedFor_itsVoiceComesBeforeANearerPitch() {
        assertThat(nearest(Voice.Sex.MALE, 120, Locale.UK)).contains(DAN);
        assertThat(nearest(Voice.Sex.MALE, 90, Locale.US)).contains(CAL);
    }

    @Test
    void countryHasNoVoiceOfTheSex_sexGoesFirst() {
        assertThat(nearest(Voice.Sex.FEMALE, 185, Locale.UK)).contains(ANN);
    }

    @Test
    void countryNobodyHas_anyOfTheLanguage() {
        assertThat(nearest(Voice.Sex.FEMALE, 185, Locale.CANADA)).contains(ANN);
    }

    @Test
    void languageThatNobodySpeaks_nothing() {
        assertThat(nearest(Voice.Sex.FEMALE, 185, Locale.KOREAN)).isEmpty();
    }

    @Test
    void languageIsLeftOpen_thatOfTheWantedVoice() {
        Voice french = new Voice("x", "X", Locale.FRANCE, Voice.Sex.MALE);
        assertThat(NearestVoice.of(french, OptionalDouble.of(100), Locale.ROOT, choir))
                .contains(EVE);
    }

    @Test
    void candidateWithoutPitch_comesAfterOneWithPitch() {
        Choir half = new Choir(ANN).with(ANN, 0).with(BEA, 400);
        assertThat(NearestVoice.of(voice(Voice.Sex.FEMALE), OptionalDouble.of(150), Locale.ENGLISH, half))
                .contains(BEA);
    }

    private Optional<Voice> nearest(Voice.Sex sex, double hertz, Locale language) {
        return NearestVoice.of(voice(sex), OptionalDouble.of(hertz), language, choir);
    }

    private static Voice voice(Voice.Sex sex) {
        return new Voice("wanted", "Wanted", Locale.ENGLISH, sex);
    }

    /** An engine that has voices and never speaks. */
    private static final class Choir implements TTSEngine {
        private final Map<Voice, Double> hertz = new LinkedHashMap<>();
        private final Voice usual;

        Choir(Voice usual) {
            this.usual = usual;
        }

        /** @param pitch 0 if it was not measured */
        Choir with(Voice voice, double pitch) {
            hertz.put(voice, pitch);
            return this;
        }

        @Override
        public OptionalDouble pitchHertz(Voice voice) {
            double pitch = hertz.get(voice);
            return pitch == 0 ? OptionalDouble.empty() : OptionalDouble.of(pitch);
        }

        @Override
        public Set<Voice> voices() {
            return Set.copyOf(hertz.keySet());
        }

        @Override
        public Set<Locale> languages() {
            return Set.of(Locale.US, Locale.UK, Locale.FRENCH);
        }

        @Override
        public Voice defaultVoice() {
            return usual;
        }

        @Override
        public int sampleRate() {
            return 24_000;
        }

        @Override
        public EngineState state() {
            return new EngineState.Unavailable("it never speaks", "");
        }

        @Override
        public void speak(SpeechRequest request, Consumer<Pcm> sink) {
            throw new TTSException.EngineUnavailable("it never speaks", null);
        }

        @Override
        public void close() {
            hertz.clear();
        }
    }
}
