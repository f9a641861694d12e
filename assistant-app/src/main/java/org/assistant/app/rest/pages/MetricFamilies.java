package org.assistant.app.rest.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repairs an answer in the text format of Prometheus. Each family appears once and in one piece, with each series once. Gauges
 * with the names of a histogram's parts become one histogram. A histogram loses its quantiles, which only a summary may have.
 */
final class MetricFamilies {

    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (\\S+) ?(.*)");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*})? (\\S+)");
    private static final Pattern QUANTILE = Pattern.compile("[{,]quantile=\"");
    private static final Pattern LIMIT = Pattern.compile("(?<=[{,])le=\"([^\"]*)\",?");

    private static final String HISTOGRAM = "histogram";
    private static final String BUCKET = "_bucket";
    private static final List<String> PARTS = List.of(BUCKET, "_count", "_sum");

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<String> series = new LinkedHashSet<>();

    private MetricFamilies() {}

    /** Returns {@code answer} repaired, without the lines that are not metrics. */
    static String repaired(String answer) {
        MetricFamilies families = new MetricFamilies();
        answer.lines().forEach(families::read);
        families.joinHistograms();
        StringBuilder text = new StringBuilder(answer.length());
        families.families.values().forEach(family -> family.write(text));
        return text.toString();
    }

    private void read(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (comment.matches()) {
            family(comment.group(2)).tell(comment.group(1), comment.group(3));
            return;
        }
        Matcher sample = SERIES.matcher(line);
        if (sample.matches() && series.add(line.substring(0, sample.start(3)))) {
            family(owner(sample.group(1))).samples.add(line);
        }
    }

    /** The family that a series belongs to. */
    private String owner(String name) {
        return families.containsKey(name)
                ? name
                : PARTS.stream()
                        .filter(name::endsWith)
                        .map(part -> name.substring(0, name.length() - part.length()))
                        .filter(families::containsKey)
                        .findFirst()
                        .orElse(name);
    }

    private Family family(String name) {
        return families.computeIfAbsent(name, Family::new);
    }

    private void joinHistograms() {
        for (Family buckets : List.copyOf(families.values())) {
            String name = buckets.name.replaceFirst(BUCKET + "$", "");
            if (!buckets.name.endsWith(BUCKET) || families.containsKey(name) || !buckets.hasLimits()) {
                continue;
            }
            Family histogram = family(name);
            histogram.type = HISTOGRAM;
            histogram.help = buckets.help;
            for (String part : PARTS) {
                Family joined = families.remove(name + part);
                if (joined != null) {
                    histogram.samples.addAll(joined.samples);
                }
            }
            histogram.samples.sort(
                    Comparator.comparing(MetricFamilies::labels).thenComparingDouble(MetricFamilies::limit));
        }
    }

    /** The labels of {@code sample} without its limit: those of one histogram. */
    private static String labels(String sample) {
        int begin = sample.indexOf('{');
        return begin < 0
                ? ""
                : LIMIT.matcher(sample.substring(begin, sample.lastIndexOf('}')))
                        .replaceFirst("")
                        .replaceFirst(",$", "");
    }

    /** The limit of a bucket; NaN for another sample, which sorts last. */
    private static double limit(String sample) {
        Matcher limit = LIMIT.matcher(sample);
        return limit.find() ? Double.parseDouble(limit.group(1).replace("+Inf", "Infinity")) : Double.NaN;
    }

    private static final class Family {

        private final String name;
        private final List<String> samples = new ArrayList<>();
        private String help = "";
        private String type = "untyped";

        Family(String name) {
            this.name = name;
        }

        void tell(String what, String text) {
            if (what.equals("HELP")) {
                help = text;
            } else {
                type = text;
            }
        }

        boolean hasLimits() {
            return samples.stream().allMatch(sample -> LIMIT.matcher(sample).find());
        }

        void write(StringBuilder text) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
            samples.stream()
                    .filter(sample ->
                            !type.equals(HISTOGRAM) || !QUANTILE.matcher(sample).find())
                    .forEach(sample -> text.append(sample).append('\n'));
        }
    }
}
