package org.assistant.tts.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.util.stream.Stream;

/** The device that a network runs on. */
public sealed interface ExecutionTarget {

    /**
     * The processor.
     *
     * @param threads the number of threads that one run uses, including the one that starts it; at least 1
     */
    record Cpu(int threads) implements ExecutionTarget {
        public Cpu {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, was " + threads);
            }
        }
    }

    /**
     * An NVIDIA card; needs the CUDA build of ONNX Runtime on the class path.
     *
     * @param device number of the card, from 0
     */
    record Cuda(int device) implements ExecutionTarget {
        public Cuda {
            if (device < 0) {
                throw new IllegalArgumentException("device must be at least 0, was " + device);
            }
        }

        /** Whether the CUDA build of ONNX Runtime is on the class path; loads nothing, and looks for no card. */
        public static boolean isOnClassPath() {
            return Stream.of(
                            "native/linux-x64/libonnxruntime_providers_cuda.so",
                            "native/win-x64/onnxruntime_providers_cuda.dll")
                    .anyMatch(library -> OrtEnvironment.class.getResource(library) != null);
        }
    }
}
