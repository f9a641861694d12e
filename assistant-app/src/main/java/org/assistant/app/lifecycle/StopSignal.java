package org.assistant.app.lifecycle;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A signal that ends the server, with an action that runs first. A shutdown hook can't do that: all hooks start at once, and the
 * server's own hook undeploys the application. Uses reflection, since {@code sun.misc.Signal} is not a Java API.
 */
final class StopSignal {

    private static final System.Logger LOGGER = System.getLogger(StopSignal.class.getName());

    private final Class<?> handlerType;
    private final Method handle;
    private final Object signal;
    private final Object ours;
    private final Object previous;
    private volatile boolean removed;

    private StopSignal(String name, Runnable before) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        handlerType = Class.forName("sun.misc.SignalHandler");
        handle = type.getMethod("handle", type, handlerType);
        signal = type.getConstructor(String.class).newInstance(name);
        ClassLoader loader = StopSignal.class.getClassLoader();
        ours = Proxy.newProxyInstance(loader, new Class<?>[] {handlerType}, new Handler(before, loader));
        previous = handle.invoke(null, signal, ours);
    }

    /**
     * Runs {@code before} when the signal {@code name} arrives, and then the handler that was set before this call.
     *
     * @return empty if this virtual machine has no such signal or does not handle it
     */
    static Optional<StopSignal> of(String name, Runnable before) {
        try {
            return Optional.of(new StopSignal(name, before));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOGGER.log(Level.INFO, "SIG" + name + " ends the server without a grace period: " + e);
            return Optional.empty();
        }
    }

    /**
     * Restores the previous handler, unless another handler has been set since: that one then calls this one, which only passes
     * the signal on.
     */
    void remove() {
        removed = true;
        try {
            Object current = handle.invoke(null, signal, previous);
            if (current != ours) {
                handle.invoke(null, signal, current);
            }
        } catch (ReflectiveOperationException e) {
            LOGGER.log(Level.WARNING, "the handler of a signal can't be restored: " + e);
        }
    }

    private final class Handler implements InvocationHandler {
        private final Runnable before;
        private final ClassLoader loader;

        Handler(Runnable before, ClassLoader loader) {
            this.before = before;
            this.loader = loader;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(this, arguments);
            }
            try {
                if (!removed) {
                    Thread.currentThread().setContextClassLoader(loader);
                    before.run();
                }
            } finally {
                handlerType.getMethod("handle", signal.getClass()).invoke(previous, arguments);
            }
            return null;
        }
    }
}
