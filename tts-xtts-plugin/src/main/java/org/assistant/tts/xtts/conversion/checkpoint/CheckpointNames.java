package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Converts the trainers' names of tensors to those of {@link Weights}. */
final class CheckpointNames {

    /** The trainer of a fine-tune holds the model as a part of itself. */
    private static final String TRAINER = "xtts.";

    private static final Set<String> TRAINING_PARTS =
            Set.of("torch_mel_spectrogram_style_encoder", "torch_mel_spectrogram_dvae", "dvae");

    /** Copies, counters and masks that older versions stored, and the head used only in training. */
    private static final Pattern UNUSED =
            Pattern.compile("gpt\\.gpt_inference\\..*|gpt\\.gpt\\.wte\\..*|gpt\\.text_head\\..*"
                    + "|.*\\.num_batches_tracked|gpt\\.gpt\\.h\\.\\d+\\.attn\\.(masked_)?bias");

    private CheckpointNames() {}

    /** Returns the name of the tensor {@code key} in the published spelling; empty if it is not needed after training. */
    static Optional<String> normalized(String key) {
        String name = key.startsWith(TRAINER) ? key.substring(TRAINER.length()) : key;
        String part = name.substring(0, Math.max(0, name.indexOf('.')));
        boolean unused = TRAINING_PARTS.contains(part) || UNUSED.matcher(name).matches();
        return unused ? Optional.empty() : Optional.of(name);
    }

    /**
     * The names of a weight that is stored as lengths and directions.
     *
     * @param weight the fused weight
     */
    record Normed(String weight, String lengths, String directions) {

        private static final String NEW = ".parametrizations.weight.original";

        /** Returns the names of the weight that {@code name} is a part of; empty if it is no such part. */
        static Optional<Normed> of(String name) {
            if (name.endsWith(NEW + "0") || name.endsWith(NEW + "1")) {
                String stem = name.substring(0, name.length() - NEW.length() - 1);
                return Optional.of(new Normed(stem + ".weight", stem + NEW + "0", stem + NEW + "1"));
            }
            if (name.endsWith(".weight_g") || name.endsWith(".weight_v")) {
                String weight = name.substring(0, name.length() - 2);
                return Optional.of(new Normed(weight, weight + "_g", weight + "_v"));
            }
            return Optional.empty();
        }
    }
}
