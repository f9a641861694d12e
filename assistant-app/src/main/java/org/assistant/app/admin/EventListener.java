package org.assistant.app.admin;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A connection that listens to the {@link Feed}. It holds at most one event; events that come while it can't be sent are left
 * out. A client that takes nothing for several seconds is dropped.
 */
final class EventListener implements Feed.Listener, WriteListener, AsyncListener {

    /** The number of events, one a second, that are left out in a row before the listener counts as gone. */
    private static final int MOST_MISSED = 10;

    private final AsyncContext context;
    private final Feed feed;
    private final BooleanSupplier allowed;
    private ServletOutputStream out; // guarded by this; null until the container lets us write
    private byte[] next; // guarded by this; null while there is nothing to send
    private boolean unflushed; // guarded by this
    private boolean ended; // guarded by this
    private int missed; // guarded by this

    /** @param allowed whether the client may still listen: a logout ends that */
    EventListener(AsyncContext context, Feed feed, BooleanSupplier allowed) {
        this.context = context;
        this.feed = feed;
        this.allowed = allowed;
    }

    /** Begins to send; called after the listener was added to the feed. */
    void start() throws IOException {
        context.addListener(this);
        context.getResponse().getOutputStream().setWriteListener(this);
    }

    @Override
    public synchronized boolean offer(byte[] event) {
        if (ended || !allowed.getAsBoolean()) {
            return false;
        }
        if (next != null) {
            missed++;
            return missed < MOST_MISSED;
        }
        missed = 0;
        next = event;
        try {
            send();
        } catch (IOException | IllegalStateException e) {
            return false; // the client is gone
        }
        return true;
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        out = context.getResponse().getOutputStream();
        send();
    }

    /** Sends as much as is possible without waiting; {@link #onWritePossible} sends the rest. */
    private void send() throws IOException {
        if (out == null || ended) {
            return;
        }
        if (next != null && out.isReady()) {
            byte[] event = next;
            next = null;
            unflushed = true;
            out.write(event);
        }
        if (unflushed && out.isReady()) {
            unflushed = false;
            out.flush();
        }
    }

    @Override
    public void onError(Throwable failure) {
        feed.remove(this);
        end();
    }

    @Override
    public void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container has completed it already.
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        feed.remove(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Never called: the context is started once, before.
    }
}
