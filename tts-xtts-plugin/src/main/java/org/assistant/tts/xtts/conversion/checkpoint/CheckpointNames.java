package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of tensors, as the trainers spell them and as {@link Weights} does. */
final class CheckpointNames {

    /** A fine-tune's trainer holds the model as a part of itself. */
    private static final String TRAINER = "xtts.";

    private static final Set<String> TRAINING_PARTS =
            Set.of("torch_mel_spectrogram_style_encoder", "torch_mel_spectrogram_dvae", "dvae");

    /** Copies, counters and masks that older versions stored, and the head that only training has. */
    private static final Pattern UNUSED =
            Pattern.compile("gpt\\.gpt_inference\\..*|gpt\\.gpt\\.wte\\..*|gpt\\.text_head\\..*"
                    + "|.*\\.num_batches_tracked|gpt\\.gpt\\.h\\.\\d+\\.attn\\.(masked_)?bias");

    private CheckpointNames() {}

    /** The name of the tensor {@code key} in the published spelling; nothing if it is of no use after training. */
    static Optional<String> normalized(String key) {
        String name = key.startsWith(TRAINER) ? key.substring(TRAINER.length()) : key;
        String part = name.substring(0, Math.max(0, name.indexOf('.')));
        boolean unused = TRAINING_PARTS.contains(part) || UNUSED.matcher(name).matches();
        return unused ? Optional.empty() : Optional.of(name);
    }

    /**
     * The names around a weight that is stored as lengths and directions.
     *
     * @param weight what the two make together
     */
    record Normed(String weight, String lengths, String directions) {

        private static final String NEW = ".parametrizations.weight.original";

        /** Those of which {@code name} is one of the two; nothing if it is neither. */
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
