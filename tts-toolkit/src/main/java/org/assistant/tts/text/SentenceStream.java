package org.assistant.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stand-in: a sentence ends with . ! ? and a space. */
public final class SentenceStream {
    private final StringBuilder pending = new StringBuilder();

    public SentenceStream(Locale language) {}

    public List<String> push(String delta) {
        pending.append(delta);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i + 1 < pending.length(); i++) {
            if (".!?".indexOf(pending.charAt(i)) >= 0 && pending.charAt(i + 1) == ' ') {
                sentences.add(pending.substring(0, i + 1));
                pending.delete(0, i + 2);
                i = -1;
            }
        }
        return sentences;
    }

    public Optional<String> finish() {
        String rest = pending.toString().trim();
        pending.setLength(0);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
