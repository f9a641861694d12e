package org.assistant.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FeedTest {

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger made = new AtomicInteger();
    private final Feed feed = new Feed(
            () -> {
                made.incrementAndGet();
                return "{}";
            },
            () -> "[]",
            scheduler);

    FeedTest() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void newListener_getsStateAndTimelineAtOnce() {
        Ear ear = new Ear();
        assertThat(feed.add(ear)).isTrue();
        assertThat(ear.heard).containsExactly("event: state\ndata: {}\n\nevent: timeline\ndata: []\n\n");
    }

    @Test
    void state_isMadeOnceForAll() {
        Ear first = new Ear();
        Ear second = new Ear();
        feed.add(first);
        feed.add(second);
        int before = made.get();
        feed.tell();
        assertThat(made.get()).isEqualTo(before + 1);
        assertThat(first.heard).hasSize(2).last().isEqualTo("event: state\ndata: {}\n\n");
        assertThat(second.heard).hasSize(2);
    }

    @Test
    void timeline_comesWithEachOfItsSteps() {
        Ear ear = new Ear();
        feed.add(ear);
        for (int second = 0; second < 5; second++) {
            feed.tell();
        }
        assertThat(ear.heard.subList(1, 5)).noneMatch(event -> event.contains("timeline"));
        assertThat(ear.heard.get(5)).contains("event: timeline");
    }

    @Test
    void nobodyThere_nothingIsScheduled() {
        Ear ear = new Ear();
        assertThat(scheduler.getQueue()).isEmpty();
        feed.add(ear);
        assertThat(scheduler.getQueue()).hasSize(1);
        feed.remove(ear);
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void listenerThatIsGone_makesRoom() {
        Ear gone = new Ear();
        feed.add(gone);
        for (int i = 1; i < Feed.MOST_LISTENERS; i++) {
            assertThat(feed.add(new Ear())).isTrue();
        }
        assertThat(feed.add(new Ear())).isFalse();
        gone.takes = false;
        feed.tell();
        assertThat(gone.ended).isTrue();
        assertThat(feed.add(new Ear())).isTrue();
    }

    @Test
    void failure_isACommentAndNotTheEnd() {
        Feed failing = new Feed(
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                () -> "[]",
                scheduler);
        Ear ear = new Ear();
        failing.add(ear);
        failing.tell();
        assertThat(ear.heard).last().isEqualTo(": nothing new\n\n");
    }

    @Test
    void stop_endsEveryListener() {
        Ear ear = new Ear();
        feed.add(ear);
        feed.stop();
        assertThat(ear.ended).isTrue();
        assertThat(scheduler.getQueue()).isEmpty();
    }

    private static final class Ear implements Feed.Listener {
        private final List<String> heard = new ArrayList<>();
        private boolean takes = true;
        private boolean ended;

        @Override
        public boolean offer(byte[] event) {
            heard.add(new String(event, StandardCharsets.UTF_8));
            return takes;
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
