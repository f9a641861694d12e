package org.assistant.tts.speech.record.timeline;

import java.util.Set;

/**
 * How busy the speech is at one moment.
 *
 * @param running utterances that are being spoken
 * @param waiting those of them whose listener has heard nothing yet
 * @param heard numbers of those whose listener has heard something
 * @param overdue numbers of those who wait, and are late already
 */
public record Load(int running, int waiting, Set<Long> heard, Set<Long> overdue) {

    public Load {
        heard = Set.copyOf(heard);
        overdue = Set.copyOf(overdue);
    }
}
