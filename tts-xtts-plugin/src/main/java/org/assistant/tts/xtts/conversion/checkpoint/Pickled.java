package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.List;

/**
 * A value in a pickle that is not plain, as data: nothing is called, nothing is created by name. Plain values are {@code null},
 * {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link List} (also for tuples) and {@link java.util.Map}.
 */
sealed interface Pickled {

    /** A class or function of Python, by name. */
    record Global(String module, String name) implements Pickled {}

    /** A call that is recorded but not made. */
    record Call(Object function, List<?> arguments) implements Pickled {}

    /** A reference to something outside the pickle, such as a storage. */
    record Reference(Object id) implements Pickled {}

    /** A value of a kind that no tensor needs, such as bytes, a set or a very large number. */
    enum Other implements Pickled {
        VALUE
    }
}
