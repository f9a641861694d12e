package org.assistant.app.live;

import jakarta.websocket.CloseReason.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Records the messages in short form: {@code text 1}, {@code sound}, {@code error 2}, {@code closed 1008}. */
final class NotedOutlet implements Outlet {

    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private volatile boolean gone;

    /** The client leaves. */
    void leave() {
        gone = true;
    }

    /** All messages up to {@code last}, which must arrive within ten seconds. */
    List<String> until(String last) throws InterruptedException {
        List<String> came = new ArrayList<>();
        while (!came.contains(last)) {
            String next = out.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + last + " after " + came);
            }
            came.add(next);
        }
        return came;
    }

    /** The messages not yet returned. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        out.drainTo(rest);
        return rest;
    }

    @Override
    public void send(LiveMessage message) {
        take(message.type() + " " + (message.turn().isPresent() ? message.turn().getAsInt() : "-"));
    }

    @Override
    public void send(byte[] samples) {
        take("sound");
    }

    @Override
    public void ping() {
        out.add("ping");
    }

    @Override
    public void close(CloseCode code, String reason) {
        out.add("closed " + code.getCode());
    }

    private void take(String word) {
        if (gone) {
            throw new ListenerGone("gone", null);
        }
        out.add(word);
    }
}
