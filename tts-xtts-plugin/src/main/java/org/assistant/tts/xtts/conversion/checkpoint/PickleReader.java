package org.assistant.tts.xtts.conversion.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle, protocols 2 to 5, without executing any of it: classes and calls become {@link Pickled} records. A pickle is
 * a program for a stack machine; this machine supports only the operations that build values. For one pickle, and for one thread.
 * ADR 0009 says why it is written by hand.
 *
 * <p>Memory is bounded by the pickle's size and the number of operations; nothing here is recursive, so depth costs nothing.
 */
final class PickleReader {

    /** An upper limit. The published checkpoint needs 30,000; with an optimizer in it, 200,000. */
    private static final int MOST_OPERATIONS = 2_000_000;

    /** A longer Python integer does not fit into a long. */
    private static final int LONG_BYTES = 8;

    private static final Pickled.Global ORDERED_DICT = new Pickled.Global("collections", "OrderedDict");

    private final ByteBuffer in;
    private final Map<Integer, Object> memo = new HashMap<>();
    private final List<List<Object>> below = new ArrayList<>(); // the stacks below the open marks
    private List<Object> stack = new ArrayList<>();

    private PickleReader(byte[] pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns the value of {@code pickle}.
     *
     * @throws MalformedPickle if it is not a pickle, ends too early, or contains an unknown operation
     */
    static Object read(byte[] pickle) throws MalformedPickle {
        PickleReader reader = new PickleReader(pickle);
        try {
            return reader.run();
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
            throw new MalformedPickle("it ends too early or its stack runs empty at byte " + reader.in.position());
        } catch (ClassCastException e) {
            throw new MalformedPickle(
                    "an operation before byte " + reader.in.position() + " takes another kind of value");
        }
    }

    private Object run() throws MalformedPickle {
        for (int i = 0; i < MOST_OPERATIONS; i++) {
            int operation = in.get() & 0xFF;
            if (operation == '.') {
                return pop();
            }
            execute(operation);
        }
        throw new MalformedPickle("it has more than " + MOST_OPERATIONS + " operations");
    }

    private void execute(int operation) throws MalformedPickle {
        switch (operation) {
            case 0x80 -> protocol(in.get() & 0xFF);
            case 0x95 -> in.getLong(); // frame: a hint for readers of streams

            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) in.getInt());
            case 'K' -> push((long) (in.get() & 0xFF));
            case 'M' -> push((long) (in.getShort() & 0xFFFF));
            case 0x8A -> push(number(in.get() & 0xFF));
            case 0x8B -> push(number(in.getInt()));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));

            case 'X', 'T' -> push(text(in.getInt()));
            case 0x8C, 'U' -> push(text(in.get() & 0xFF));
            case 0x8D -> push(text(in.getLong()));
            case 'B' -> skip(in.getInt());
            case 'C' -> skip(in.get() & 0xFF);
            case 0x8E, 0x96 -> skip(in.getLong());

            case '}' -> push(new LinkedHashMap<>());
            case ']' -> push(new ArrayList<>());
            case ')' -> push(List.of());
            case '(' -> mark();
            case 't', 'l' -> push(unmark());
            case 'd' -> push(dictionary(unmark()));
            case 0x85 -> tuple(1);
            case 0x86 -> tuple(2);
            case 0x87 -> tuple(3);
            case 's' -> put(top(2), take(2));
            case 'u' -> putAll(unmark());
            case 'a' -> append(take(1));
            case 'e' -> append(unmark());
            case 0x8F -> push(Pickled.Other.VALUE); // an empty set
            case 0x90 -> unmark();
            case 0x91 -> { // a frozen set
                unmark();
                push(Pickled.Other.VALUE);
            }

            case 'q' -> memo.put(in.get() & 0xFF, top(0));
            case 'r' -> memo.put(in.getInt(), top(0));
            case 0x94 -> memo.put(memo.size(), top(0));
            case 'h' -> push(remembered(in.get() & 0xFF));
            case 'j' -> push(remembered(in.getInt()));
            case '0' -> pop();
            case '1' -> unmark();
            case '2' -> push(top(0));

            case 'c' -> push(new Pickled.Global(line(), line()));
            case 0x93 -> {
                List<Object> names = take(2);
                push(new Pickled.Global((String) names.get(0), (String) names.get(1)));
            }
            case 'Q' -> push(new Pickled.Reference(pop()));
            case 'R', 0x81 -> call(take(2));
            case 0x92 -> call(take(3)); // the last part is keyword arguments, which no tensor has
            case 'b' -> pop(); // state of an object that was not created
            default ->
                throw new MalformedPickle("it has the unknown operation 0x" + Integer.toHexString(operation)
                        + " at byte " + (in.position() - 1));
        }
    }

    private static void protocol(int version) throws MalformedPickle {
        if (version < 2 || version > 5) {
            throw new MalformedPickle("it has protocol " + version + ", supported are 2 to 5");
        }
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    /** Returns the value below the topmost {@code depth}. */
    private Object top(int depth) {
        return stack.get(stack.size() - 1 - depth);
    }

    /** Removes the topmost {@code count} values and returns them, lowest first. */
    private List<Object> take(int count) {
        List<Object> tail = stack.subList(stack.size() - count, stack.size());
        List<Object> taken = new ArrayList<>(tail);
        tail.clear();
        return taken;
    }

    private void tuple(int size) {
        push(take(size));
    }

    private void mark() {
        below.add(stack);
        stack = new ArrayList<>();
    }

    /** Returns the values pushed since the last mark. */
    private List<Object> unmark() {
        List<Object> since = stack;
        stack = below.remove(below.size() - 1);
        return since;
    }

    private Object remembered(int key) throws MalformedPickle {
        if (!memo.containsKey(key)) {
            throw new MalformedPickle("it refers to a value that it has not made, before byte " + in.position());
        }
        return memo.get(key);
    }

    private void call(List<Object> parts) {
        if (!(parts.get(1) instanceof List<?> arguments)) {
            throw new ClassCastException("arguments");
        }
        push(ORDERED_DICT.equals(parts.get(0)) ? new LinkedHashMap<>() : new Pickled.Call(parts.get(0), arguments));
    }

    private static Map<Object, Object> dictionary(List<Object> keysAndValues) {
        Map<Object, Object> map = new LinkedHashMap<>();
        put(map, keysAndValues);
        return map;
    }

    private void putAll(List<Object> keysAndValues) {
        put(top(0), keysAndValues);
    }

    /**
     * Adds the entries whose keys are plain. Others are dropped: they are never looked up, and the hash of a list that contains
     * itself does not terminate. Entries of an object that was not created are dropped, too.
     */
    @SuppressWarnings("unchecked")
    private static void put(Object target, List<Object> keysAndValues) {
        if (target instanceof Map) {
            for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
                Object key = keysAndValues.get(i);
                if (key instanceof String || key instanceof Number || key instanceof Boolean) {
                    ((Map<Object, Object>) target).put(key, keysAndValues.get(i + 1));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void append(List<Object> values) {
        if (top(0) instanceof ArrayList<?> list) {
            ((List<Object>) list).addAll(values);
        }
    }

    /** Reads an integer, little-endian, two's complement. */
    private Object number(int bytes) throws MalformedPickle {
        requireRest(bytes);
        if (bytes > LONG_BYTES) {
            in.position(in.position() + bytes);
            return Pickled.Other.VALUE;
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            long b = i == bytes - 1 ? in.get() : in.get() & 0xFF;
            value |= b << (8 * i);
        }
        return value;
    }

    private String text(long bytes) throws MalformedPickle {
        requireRest(bytes);
        byte[] text = new byte[(int) bytes];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Reads to the end of the line. */
    private String line() throws MalformedPickle {
        int start = in.position();
        while (in.get() != '\n') {
            // Stops at the end of the buffer at the latest.
        }
        int end = in.position() - 1;
        return new String(Arrays.copyOfRange(in.array(), start, end), StandardCharsets.UTF_8);
    }

    private void skip(long bytes) throws MalformedPickle {
        requireRest(bytes);
        in.position(in.position() + (int) bytes);
        push(Pickled.Other.VALUE);
    }

    private void requireRest(long bytes) throws MalformedPickle {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new MalformedPickle(
                    "a value of " + bytes + " bytes at byte " + in.position() + " is longer than the rest");
        }
    }

    /** Why a pickle can't be read, as the end of a sentence about it. */
    static final class MalformedPickle extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedPickle(String message) {
            super(message);
        }
    }
}
