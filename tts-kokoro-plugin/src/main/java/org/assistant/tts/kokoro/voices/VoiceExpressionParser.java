package org.assistant.tts.kokoro.voices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.spi.TTSException;

/**
 * Reads voice expressions: one to {@value #MOST_TERMS} names joined by {@code +} or a comma, or by {@code -} for a voice that is
 * subtracted, each with an optional weight in brackets or, as in other Kokoro servers, after a colon or an asterisk (1 by
 * default). Case and spaces between the parts don't matter. An alias may stand for a whole expression, or within one for a name.
 */
public final class VoiceExpressionParser {

    /** The most voices in one mixture; more can hardly be told apart by ear. */
    static final int MOST_TERMS = 8;

    private static final int LONGEST = 256;
    private static final double MOST_WEIGHT = 1_000;

    /** The share of the added weights that must remain after subtraction: a third, with room for rounding. */
    private static final double LEAST_LEFT = 0.333;

    private static final int HINTS = 4;
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern TERM =
            Pattern.compile("\\s*([a-z0-9_]+)\\s*(?:\\(\\s*" + NUMBER + "\\s*\\)|[:*]\\s*" + NUMBER + ")?\\s*");

    private final Map<String, String> aliases;

    /** @param aliases other names, in lower case, with their expressions */
    public VoiceExpressionParser(Map<String, String> aliases) {
        this.aliases = Map.copyOf(aliases);
    }

    /**
     * Returns the mixture that {@code text} describes.
     *
     * @throws TTSException.UnknownVoice if it names an unknown voice; the message lists similar names
     * @throws TTSException.InvalidRequest if it can't be read; the message names the character
     */
    public VoiceExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw invalid("must be at most " + LONGEST + " characters long, was " + text.length());
        }
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return mixture(aliases.getOrDefault(lower, lower));
    }

    private VoiceExpression mixture(String text) {
        List<String> names = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        int at = 0;
        int sign = 1;
        int minus = 0;
        while (true) {
            if (!term.region(at, text.length()).lookingAt()) {
                throw invalid("needs the name of a voice at character " + (at + 1));
            }
            names.add(known(term.group(1)));
            weights.add(sign * weight(term));
            at = term.end();
            if (at == text.length()) {
                requireEnough(weights, minus);
                return normalized(names, weights);
            }
            sign = text.charAt(at) == '-' ? -1 : 1;
            minus = sign < 0 ? at + 1 : minus;
            if (sign > 0 && text.charAt(at) != '+' && text.charAt(at) != ',') {
                throw invalid(
                        "needs \"+\", \"-\" or the end at character " + (at + 1) + ", as in af_bella(2)+af_sky(1)");
            }
            if (names.size() == MOST_TERMS) {
                throw invalid("mixes more than " + MOST_TERMS + " voices at character " + (at + 1));
            }
            at++;
        }
    }

    private String known(String name) {
        String voice = aliases.getOrDefault(name, name);
        if (!VoiceCatalogue.ids().contains(voice)) {
            throw new TTSException.UnknownVoice(
                    name,
                    "voices with a name like it are "
                            + String.join(", ", NearNames.of(name, VoiceCatalogue.ids(), HINTS)));
        }
        return voice;
    }

    private static double weight(Matcher term) {
        int group = term.group(2) != null ? 2 : 3;
        if (term.group(group) == null) {
            return 1;
        }
        double weight = Double.parseDouble(term.group(group));
        if (!(weight > 0 && weight <= MOST_WEIGHT)) {
            throw invalid("needs a weight above 0 and up to " + (int) MOST_WEIGHT + " at character "
                    + (term.start(group) + 1));
        }
        return weight;
    }

    /** Far outside of its voices a mixture is not a voice any more. */
    private static void requireEnough(List<Double> weights, int minus) {
        double added = weights.stream()
                .filter(weight -> weight > 0)
                .mapToDouble(weight -> weight)
                .sum();
        double sum = weights.stream().mapToDouble(weight -> weight).sum();
        if (sum < added * LEAST_LEFT) {
            throw invalid("subtracts too much at character " + minus + "; a third of what is added must be left");
        }
    }

    private static VoiceExpression normalized(List<String> names, List<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        List<VoiceExpression.Term> terms = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            terms.add(new VoiceExpression.Term(names.get(i), weights.get(i) / sum));
        }
        return new VoiceExpression(terms);
    }

    private static TTSException.InvalidRequest invalid(String what) {
        return new TTSException.InvalidRequest("voice", "voice " + what);
    }
}
