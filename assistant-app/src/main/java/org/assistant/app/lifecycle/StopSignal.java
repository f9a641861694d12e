package org.assistant.app.lifecycle;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A signal that ends the server, with something to be done before. A shutdown hook can't do that: hooks start all at once, and
 * the server's own takes the application away. Reached by reflection, since {@code sun.misc.Signal} is no API of Java.
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
     * Has {@code before} done when the signal {@code name} comes, and then what was done before this call.
     *
     * @return nothing if this virtual machine has no such signal, or leaves it to others
     */
    static Optional<StopSignal> of(String name, Runnable before) {
        try {
            return Optional.of(new StopSignal(name, before));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOGGER.log(Level.INFO, "SIG" + name + " ends the server without a grace: " + e);
            return Optional.empty();
        }
    }

    /** Puts back what was there before, unless somebody else has taken the signal since: he then goes on to that. */
    void remove() {
        removed = true;
        try {
            Object current = handle.invoke(null, signal, previous);
            if (current != ours) {
                handle.invoke(null, signal, current);
            }
        } catch (ReflectiveOperationException e) {
            LOGGER.log(Level.WARNING, "a signal can't be given back: " + e);
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
