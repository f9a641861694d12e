package org.assistant.it.hostile.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assistant.it.ServerProbe;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.WireAnswer;

/** An MP3 of 30 bytes whose ID3 tag claims 256 MB. */
public final class GiantTag implements Attack {

    private static final int MOST_MEGABYTES = 30;

    @Override
    public String id() {
        return "M3";
    }

    @Override
    public String title() {
        return "an MP3 of 30 bytes with a giant tag";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        byte[] file = ("ID3\3\0\0" + "\u007f".repeat(4) + "0".repeat(20)).getBytes(StandardCharsets.US_ASCII);
        try (ServerProbe probe = ServerProbe.attach(victim.server().handle())) {
            long before = probe.heapMegabytesAfterCollection();
            probe.forgetPeak();
            WireAnswer answer = Form.named("Tagged").clip(file).to(victim);
            long more = probe.peakHeapMegabytes() - before;
            return Outcome.of(
                    answer.isError(400) && more < MOST_MEGABYTES, "%d, %d MB more heap at most", answer.status(), more);
        }
    }
}
