package org.assistant.tts.xtts.clips;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The packets of the first stream in an Ogg file (RFC 3533); those of other streams are skipped. */
final class OggPackets {

    private final SyncState pages = new SyncState();
    private final StreamState stream = new StreamState();
    private final Page page = new Page();
    private final Packet packet = new Packet();
    private int serial;
    private boolean begun;
    private boolean ended;

    OggPackets(byte[] file) {
        pages.init();
        int at = pages.buffer(file.length);
        System.arraycopy(file, 0, pages.data, at, file.length);
        pages.wrote(file.length);
    }

    /**
     * Returns the next packet, or nothing at the end of the stream.
     *
     * @throws IOException if a page is damaged
     */
    Optional<byte[]> next() throws IOException {
        while (true) {
            int result = begun ? stream.packetout(packet) : 0;
            if (result == 1) {
                return Optional.of(Arrays.copyOfRange(packet.packet_base, packet.packet, packet.packet + packet.bytes));
            }
            boolean pageMissing = result < 0;
            if (!pageMissing && (ended || !readPage())) {
                return Optional.empty();
            }
        }
    }

    /** Returns false at the end of the file. */
    private boolean readPage() throws IOException {
        int result = pages.pageout(page);
        if (result < 0) {
            throw new IOException("it is damaged");
        }
        if (result == 0) {
            if (pages.getBufferOffset() > pages.getDataOffset()) {
                throw new EOFException();
            }
            return false;
        }
        if (!begun) {
            serial = page.serialno();
            stream.init(serial);
            begun = true;
        }
        if (page.serialno() == serial) {
            if (stream.pagein(page) != 0) {
                throw new IOException("it is damaged");
            }
            ended = page.eos() != 0;
        }
        return true;
    }
}
