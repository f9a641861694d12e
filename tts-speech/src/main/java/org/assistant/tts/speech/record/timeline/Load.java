package org.assistant.tts.speech.record.timeline;

import java.util.Set;

/**
 * The load of the speech at one moment.
 *
 * @param running utterances that are being spoken
 * @param waiting utterances among them whose listener has heard nothing yet
 * @param heard numbers of the utterances whose listener has heard something
 * @param overdue numbers of the utterances that wait, and are late already
 */
public record Load(int running, int waiting, Set<Long> heard, Set<Long> overdue) {

    public Load {
        heard = Set.copyOf(heard);
        overdue = Set.copyOf(overdue);
    }
}
