package org.assistant.tts.speech.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.assistant.tts.speech.state.State;
import org.assistant.tts.speech.state.StateStore;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciations;
import org.assistant.tts.spi.TTSException;

/**
 * The operator's dictionary, kept as {@code pronunciations.txt} in the state folder, which several nodes may share and
 * people may edit. A change applies to every text that comes after it; a change by another node or an editor applies within
 * a second. Thread-safe.
 */
@ApplicationScoped
public class Dictionary {

    /** The largest number of entries. */
    public static final int MOST = 10_000;

    private static final long LOOK_NANOS = 1_000_000_000L;

    private static final Comparator<Pronunciation> BY_WORD = Comparator.comparing(
                    (Pronunciation entry) -> entry.word().toLowerCase(Locale.ROOT))
            .thenComparing(Pronunciation::word)
            .thenComparing(entry -> entry.language().toLanguageTag());

    private final State<List<Pronunciation>> kept;
    private final LongSupplier clock;
    private Optional<List<Object>> version = Optional.empty(); // guarded by this
    private long looked; // guarded by this
    private volatile Pronunciations words = Pronunciations.NONE;

    Dictionary() {
        this(new StateFolder(Path.of("")), () -> 0);
    }

    @Inject
    Dictionary(StateStore store) {
        this(store, System::nanoTime);
    }

    /** A dictionary without a container. */
    public Dictionary(Path folder) {
        this(new StateFolder(folder), System::nanoTime);
    }

    private Dictionary(StateStore store, LongSupplier clock) {
        this.kept = store.open("pronunciations", DictionaryText.FORMAT);
        this.clock = clock;
        this.looked = clock.getAsLong() - LOOK_NANOS;
    }

    /** The dictionary as it is now. */
    public Pronunciations words() {
        look();
        return words;
    }

    /**
     * Adds {@code entries}; a new entry replaces an old one for the same word and language.
     *
     * @throws TTSException.InvalidRequest if there would be more than {@link #MOST}
     * @throws UncheckedIOException if they can't be stored; nothing has changed then
     */
    public void put(List<Pronunciation> entries) {
        update(old -> {
            List<Pronunciation> all = new ArrayList<>(old);
            for (Pronunciation entry : entries) {
                all.removeIf(other -> isSame(other, entry.word(), entry.language()));
                all.add(entry);
            }
            if (all.size() > MOST) {
                throw new TTSException.InvalidRequest("word", "the dictionary may have at most " + MOST + " entries");
            }
            all.sort(BY_WORD);
            return all;
        });
    }

    /**
     * Removes the entry for a word; false if there is none.
     *
     * @throws UncheckedIOException as {@link #put} does
     */
    public boolean remove(String word, Locale language) {
        if (words().entries().stream().noneMatch(entry -> isSame(entry, word, language))) {
            return false;
        }
        update(old ->
                old.stream().filter(entry -> !isSame(entry, word, language)).toList());
        return true;
    }

    private static boolean isSame(Pronunciation entry, String word, Locale language) {
        return entry.word().equals(word) && entry.language().equals(language);
    }

    private synchronized void update(UnaryOperator<List<Pronunciation>> change) {
        try {
            words = Pronunciations.of(kept.update(change));
            version = kept.version();
        } catch (IOException e) {
            throw new UncheckedIOException("can't keep the dictionary in " + kept.place(), e);
        }
    }

    private synchronized void look() {
        if (clock.getAsLong() - looked < LOOK_NANOS) {
            return;
        }
        looked = clock.getAsLong();
        Optional<List<Object>> found = kept.version();
        if (!found.equals(version)) {
            words = Pronunciations.of(kept.read());
            version = found;
        }
    }
}
