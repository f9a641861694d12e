package org.assistant.tts.xtts;

import java.util.List;
import org.assistant.tts.onnx.ExecutionTarget;

/** The device that the operator wants the networks to run on. */
public sealed interface Device {

    /** The first card if there is one, otherwise the processor. */
    record Any() implements Device {}

    /** The processor. */
    record Processor() implements Device {}

    /** One card, with no fallback. */
    record Card(int number) implements Device {}

    /** The values that the key accepts. */
    String RANGE = "auto, cpu, cuda, or cuda: with the number of a card from 0";

    /**
     * Parses the name of a device.
     *
     * @throws IllegalArgumentException if it is not in {@link #RANGE}
     */
    static Device parse(String text) {
        if (text.equals("auto")) {
            return new Any();
        }
        if (text.equals("cpu")) {
            return new Processor();
        }
        if (text.equals("cuda")) {
            return new Card(0);
        }
        if (text.matches("cuda:\\d{1,3}")) {
            return new Card(Integer.parseInt(text.substring("cuda:".length())));
        }
        throw new IllegalArgumentException("out of range");
    }

    /** Describes {@code target} for people, for example {@code cuda:0} or {@code 2 processor threads}. */
    static String words(ExecutionTarget target) {
        if (target instanceof ExecutionTarget.Cuda cuda) {
            return "cuda:" + cuda.device();
        }
        return target instanceof ExecutionTarget.Cpu cpu ? cpu.threads() + " processor threads" : target.toString();
    }

    /**
     * The targets to try, in this order.
     *
     * @param threads of the processor
     */
    default List<ExecutionTarget> targets(int threads) {
        if (this instanceof Card card) {
            return List.of(new ExecutionTarget.Cuda(card.number()));
        }
        return this instanceof Any && ExecutionTarget.Cuda.isOnClassPath()
                ? List.of(new ExecutionTarget.Cuda(0), new ExecutionTarget.Cpu(threads))
                : List.of(new ExecutionTarget.Cpu(threads));
    }
}
