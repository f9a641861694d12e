package org.assistant.app.rest.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MetricFamiliesTest {

    @Test
    void familyThatStandsTwice_isOneWithTheFirstValueOfEachSeries() {
        assertThat(MetricFamilies.repaired("""
                                # TYPE threads gauge
                                # HELP threads Live threads.
                                threads{scope="base"} 5.0
                                # TYPE other_total counter
                                other_total 1.0
                                # TYPE threads gauge
                                # HELP threads Live threads.
                                threads{scope="base"} 6.0
                                threads{scope="vendor"} 7.0
                                """)).isEqualTo("""
                        # HELP threads Live threads.
                        # TYPE threads gauge
                        threads{scope="base"} 5.0
                        threads{scope="vendor"} 7.0
                        # HELP other_total\s
                        # TYPE other_total counter
                        other_total 1.0
                        """);
    }

    @Test
    void gaugesOfBuckets_areOneHistogram() {
        assertThat(MetricFamilies.repaired("""
                                # TYPE wait_seconds_bucket gauge
                                # HELP wait_seconds_bucket Time in the queue.
                                wait_seconds_bucket{engine="a",le="+Inf",scope="s"} 2.0
                                wait_seconds_bucket{engine="b",le="+Inf",scope="s"} 3.0
                                wait_seconds_bucket{engine="a",le="10.0",scope="s"} 1.0
                                wait_seconds_bucket{engine="a",le="5.0",scope="s"} 1.0
                                # TYPE wait_seconds_count gauge
                                # HELP wait_seconds_count Time in the queue.
                                wait_seconds_count{engine="a",scope="s"} 2.0
                                # TYPE wait_seconds_sum gauge
                                # HELP wait_seconds_sum Time in the queue.
                                wait_seconds_sum{engine="a",scope="s"} 1.9
                                """)).isEqualTo("""
                        # HELP wait_seconds Time in the queue.
                        # TYPE wait_seconds histogram
                        wait_seconds_bucket{engine="a",le="5.0",scope="s"} 1.0
                        wait_seconds_bucket{engine="a",le="10.0",scope="s"} 1.0
                        wait_seconds_bucket{engine="a",le="+Inf",scope="s"} 2.0
                        wait_seconds_count{engine="a",scope="s"} 2.0
                        wait_seconds_sum{engine="a",scope="s"} 1.9
                        wait_seconds_bucket{engine="b",le="+Inf",scope="s"} 3.0
                        """);
    }

    @Test
    void quantiles_areLeftOutOfAHistogram_andKeptInASummary() {
        String summary = """
                # HELP b_seconds Time.
                # TYPE b_seconds summary
                b_seconds{quantile="0.5"} 1.0
                b_seconds_count 1.0
                """;
        assertThat(MetricFamilies.repaired("""
                                # HELP a_seconds Time.
                                # TYPE a_seconds histogram
                                a_seconds{quantile="0.5"} 1.0
                                a_seconds_bucket{le="+Inf"} 1.0
                                a_seconds_count 1.0
                                """ + summary)).isEqualTo("""
                        # HELP a_seconds Time.
                        # TYPE a_seconds histogram
                        a_seconds_bucket{le="+Inf"} 1.0
                        a_seconds_count 1.0
                        """ + summary);
    }

    /** A gauge may have such a name, as MicroProfile's {@code thread_count} does. */
    @Test
    void gaugesWithoutBuckets_stayWhatTheyAre() {
        String gauges = """
                # HELP thread_count Live threads.
                # TYPE thread_count gauge
                thread_count 5.0
                # HELP coal_bucket Buckets of coal.
                # TYPE coal_bucket gauge
                coal_bucket 3.0
                """;
        assertThat(MetricFamilies.repaired(gauges)).isEqualTo(gauges);
    }
}
