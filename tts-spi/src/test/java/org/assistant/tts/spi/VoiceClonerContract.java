package org.assistant.tts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every cloner must do; a cloner's own test is a subclass that creates the cloner. */
public abstract class VoiceClonerContract {

    private VoiceCloner cloner;

    /** Creates a cloner that has learned nothing yet. */
    protected abstract VoiceCloner newCloner();

    /** A recording that the cloner accepts. */
    protected abstract Clip goodClip();

    @BeforeEach
    final void makeCloner() {
        cloner = newCloner();
    }

    @Test
    void cloned_isListedUntilItIsRemoved() {
        Voice voice = cloner.clone(request("Ada", goodClip()));
        assertThat(voice.name()).isEqualTo("Ada");
        assertThat(cloner.cloned()).containsExactly(voice);

        cloner.remove(voice.id());
        assertThat(cloner.cloned()).isEmpty();
        assertThatThrownBy(() -> cloner.remove(voice.id()))
                .isInstanceOf(TTSException.UnknownVoice.class)
                .hasMessageContaining(voice.id());
    }

    @Test
    void id_isSafeInAnAddress() {
        assertThat(cloner.clone(request("Ada O'Hara, 2nd", goodClip())).id()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void twoNames_twoIds() {
        Voice first = cloner.clone(request("Ada", goodClip()));
        Voice second = cloner.clone(request("Bea", goodClip()));
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(cloner.cloned()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void sameNameTwice_namesTheField_andTheFirstStays() {
        Voice first = cloner.clone(request("Ada", goodClip()));
        assertRefused(CloneRequest.NAME, request("Ada", goodClip()));
        assertThat(cloner.cloned()).containsExactly(first);
    }

    @Test
    void provenance_isThatOfTheRequest() {
        Voice voice = cloner.clone(request("Ada", goodClip()));
        assertThat(cloner.provenance(voice.id())).hasValueSatisfying(provenance -> {
            assertThat(provenance.consent()).isEqualTo("I agree.");
            assertThat(provenance.recordings()).isOne();
        });
        cloner.remove(voice.id());
        assertThat(cloner.provenance(voice.id())).isEmpty();
        assertThat(cloner.provenance("nobody-at-all")).isEmpty();
    }

    @Test
    void renamed_keepsAllButItsName() {
        Voice voice = cloner.clone(request("Ada", goodClip()));
        Provenance before = cloner.provenance(voice.id()).orElseThrow();

        Voice renamed = cloner.rename(voice.id(), " Grace Hopper ");
        assertThat(renamed).isEqualTo(new Voice(voice.id(), "Grace Hopper", voice.language(), voice.sex()));
        assertThat(cloner.cloned()).containsExactly(renamed);
        assertThat(cloner.provenance(voice.id())).contains(before);
        assertThat(cloner.rename(voice.id(), "GRACE HOPPER").name()).isEqualTo("GRACE HOPPER");
        assertThat(cloner.rename(voice.id(), "Ada")).isEqualTo(voice);
        cloner.remove(voice.id());
        assertThat(cloner.cloned()).isEmpty();
    }

    @Test
    void nameOfAnother_isRefused_andBothStay() {
        Voice first = cloner.clone(request("Ada", goodClip()));
        Voice second = cloner.clone(request("Bea", goodClip()));
        assertNameRefused(second.id(), "ada");
        Voice renamed = cloner.rename(first.id(), "Cleo");
        assertNameRefused(second.id(), "cleo!");
        assertRefused(CloneRequest.NAME, request("Cleo", goodClip()));
        assertThat(cloner.cloned()).containsExactlyInAnyOrder(renamed, second);
    }

    @Test
    void blankName_isRefused_andAnUnknownVoiceSaysSo() {
        Voice voice = cloner.clone(request("Ada", goodClip()));
        assertNameRefused(voice.id(), " \t");
        assertThat(cloner.cloned()).containsExactly(voice);
        assertThatThrownBy(() -> cloner.rename("nobody-at-all", "Bea")).isInstanceOf(TTSException.UnknownVoice.class);
    }

    private void assertNameRefused(String voice, String name) {
        assertThatThrownBy(() -> cloner.rename(voice, name))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo(CloneRequest.NAME));
    }

    @Test
    void clipThatIsNoAudio_namesTheField_andNothingIsKept() {
        Clip noise = Clip.of("this is no audio at all".getBytes(StandardCharsets.US_ASCII));
        assertRefused(CloneRequest.CLIPS, request("Ada", noise));
        assertRefused(CloneRequest.CLIPS, request("Ada", Clip.of(new byte[0])));
        assertThat(cloner.cloned()).isEmpty();
    }

    @Test
    void unknownLanguage_saysSo() {
        CloneRequest klingon = new CloneRequest("Ada", Locale.forLanguageTag("tlh"), "I agree.", List.of(goodClip()));
        assertThatThrownBy(() -> cloner.clone(klingon)).isInstanceOf(TTSException.UnsupportedLanguage.class);
    }

    private void assertRefused(String field, CloneRequest request) {
        assertThatThrownBy(() -> cloner.clone(request))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo(field));
    }

    private static CloneRequest request(String name, Clip clip) {
        return new CloneRequest(name, Locale.ROOT, "I agree.", List.of(clip));
    }
}
