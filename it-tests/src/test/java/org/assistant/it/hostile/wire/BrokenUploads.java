package org.assistant.it.hostile.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assistant.it.Eventually;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;

/** Recordings whose client leaves before their end: nothing may stay in the temporary folder. */
public final class BrokenUploads implements Attack {

    private static final int UPLOADS = 3;
    private static final int DECLARED = 12_000_000;
    private static final int SENT = 10_000_000;
    private static final Duration ARRIVAL = Duration.ofSeconds(10);
    private static final Duration GONE = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "L6";
    }

    @Override
    public String title() {
        return "uploads that break off";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        long before = files(victim);
        long most = 0;
        for (int i = 0; i < UPLOADS; i++) {
            try (Wire wire = Wire.from(Wire.HOME, victim)) {
                wire.send("POST /v1/audio/voices HTTP/1.1\r\nHost: localhost\r\n" + Victim.BASIC
                        + "X-Requested-With: assistant\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                        + "Content-Length: " + DECLARED + "\r\n\r\n--x\r\nContent-Disposition: form-data; "
                        + "name=\"audio_sample\"; filename=\"clip\"\r\n\r\n");
                wire.send(new byte[SENT]);
                Eventually.holds(ARRIVAL, () -> files(victim) > before);
                most = Math.max(most, files(victim) - before);
            }
        }
        Eventually.holds(GONE, () -> files(victim) == before);
        long left = files(victim) - before;
        return Outcome.of(left <= 0, "%d at most while they come; %d left %d s later", most, left, GONE.toSeconds());
    }

    private static long files(Victim victim) {
        try (Stream<Path> files = Files.list(victim.temporary())) {
            return files.filter(file -> file.getFileName().toString().startsWith("MIME"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + victim.temporary(), e);
        }
    }
}
