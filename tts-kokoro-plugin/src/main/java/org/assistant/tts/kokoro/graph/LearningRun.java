package org.assistant.tts.kokoro.graph;

import java.util.List;
import java.util.function.Consumer;
import org.assistant.tts.kokoro.graph.parts.LayerStatistics;
import org.assistant.tts.kokoro.graph.parts.OpenedSentence;
import org.assistant.tts.kokoro.graph.parts.PartsModel;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.assistant.tts.models.progress.Progress;

/** Lets the tuned graph speak sentences of every voice and learns the statistics of the voices. */
final class LearningRun {

    private LearningRun() {}

    /**
     * Learns the statistics.
     *
     * @param files the parts of the graph exist
     * @param atOnce sentences to speak at once
     */
    static VoiceStatistics run(TunedFiles files, List<VoicedSentence> sentences, int atOnce, Progress progress) {
        try (ConcurrentTrial trial = ConcurrentTrial.open(files, atOnce, progress)) {
            StatisticsLearner learner = new StatisticsLearner();
            trial.each("learning the statistics of the voices", sentences, LearningRun::hear)
                    .forEach(heard -> heard.accept(learner));
            return learner.learnt();
        }
    }

    private static Consumer<StatisticsLearner> hear(PartsModel parts, VoicedSentence said) {
        TuningSentence sentence = said.sentence();
        OpenedSentence opened = parts.begin(sentence.tokens(), sentence.style(), 1);
        double silence = Silence.share(sentence.tokens(), opened.durations());
        LayerStatistics statistics = opened.whole().statistics();
        return learner -> learner.take(said.voice(), opened.frames(), silence, statistics);
    }
}
