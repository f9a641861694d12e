package org.assistant.app.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Uses a signal that has no other use here. */
@DisabledOnOs(OS.WINDOWS)
final class StopSignalTest {

    private static final String SIGNAL = "WINCH";

    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

    @Test
    void handlers_areChained_andLetGo() throws ReflectiveOperationException, IOException, InterruptedException {
        handleLast();
        StopSignal first = StopSignal.of(SIGNAL, () -> handled.add("first")).orElseThrow();
        StopSignal second = StopSignal.of(SIGNAL, () -> handled.add("second")).orElseThrow();
        assertThat(raise()).containsExactly("second", "first", "last");
        first.remove(); // as when the application that was deployed first is removed
        assertThat(raise()).containsExactly("second", "last");
        second.remove();
        assertThat(raise()).containsExactly("last");
    }

    @Test
    void unknownSignal_isLeftAlone() {
        assertThat(StopSignal.of("NONE", () -> {})).isEmpty();
    }

    private void handleLast() throws ReflectiveOperationException {
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Class<?> signal = Class.forName("sun.misc.Signal");
        Object last = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    handled.add("last");
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(SIGNAL), last);
    }

    private List<String> raise() throws IOException, InterruptedException {
        new ProcessBuilder(
                        "kill",
                        "-" + SIGNAL,
                        Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        List<String> order = new ArrayList<>();
        while (!order.contains("last")) {
            String next = handled.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("after " + order).isNotNull();
            order.add(next);
        }
        return order;
    }
}
